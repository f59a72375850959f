package io.filmgate.app;

import io.filmgate.app.demo.FreePort;
import io.filmgate.core.Gateway;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.tenant.KeySecret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Simulated vendors, and a folder with everything that a gateway needs to reach them: plugins,
 * configuration, and the keys of two tenants. Nothing of it outlives the scene.
 */
final class Scene implements AutoCloseable {
  final Vendors vendors;
  final Path home;
  final URI url;
  final String acmeKey;
  final Client acme;
  final Client other;
  final Map<String, String> environment;
  private Gateway gateway;

  private Scene(Vendors vendors, Path home) throws IOException {
    this.vendors = vendors;
    this.home = home;
    int port = FreePort.find();
    KeySecret acmeSecret = KeySecret.make(new SecureRandom());
    KeySecret otherKey = KeySecret.make(new SecureRandom());
    url = URI.create("http://127.0.0.1:" + port);
    acmeKey = acmeSecret.reveal();
    acme = Client.of(url, acmeKey);
    other = Client.of(url, otherKey.reveal());
    environment = new HashMap<>(vendors.environment());
    environment.put("API_PORT", String.valueOf(port));
    environment.put("ACME_SHA256", acmeSecret.sha256());
    environment.put("OTHER_SHA256", otherKey.sha256());
    BundledPlugins.into(bundledPlugins());
  }

  /**
   * Everything but a running gateway.
   *
   * @param additions more files of the configuration, beside {@code gateway.yaml}
   */
  static Scene prepare(String... additions) throws Exception {
    Scene scene = new Scene(Vendors.start(), Files.createTempDirectory("filmgate-scene"));
    scene.write("gateway", Resources.text("gateway.yaml"));
    for (int i = 0; i < additions.length; i++) {
      scene.write("addition-" + i, additions[i]);
    }
    return scene;
  }

  /** With a gateway that serves. */
  static Scene start(String... additions) throws Exception {
    Scene scene = prepare(additions);
    try {
      scene.startGateway();
      return scene;
    } catch (RuntimeException failure) {
      scene.close();
      throw failure;
    }
  }

  /** Adds a file to the configuration, or replaces one, for the gateway that starts next. */
  void write(String name, String yaml) throws IOException {
    Files.createDirectories(configuration());
    Files.writeString(configuration().resolve(name + ".yaml"), yaml);
  }

  void startGateway() {
    gateway = Gateway.start(ConfigFile.load(configuration(), environment, home), bundledPlugins());
  }

  /** Where the gateway's management port listens. */
  URI management() {
    return URI.create("http://" + gateway.management());
  }

  void stopGateway() {
    gateway.close();
  }

  /** The gateway's configuration without its additions, with its value for every variable. */
  Path literalConfiguration() throws IOException {
    String text = Files.readString(configuration().resolve("gateway.yaml"));
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      text = text.replace("${env:" + variable.getKey() + "}", variable.getValue());
    }
    text = text.replace("sqlite:data", "sqlite:" + home.resolve("data"));
    return Files.writeString(home.resolve("literal.yaml"), text);
  }

  Path configuration() {
    return home.resolve("conf");
  }

  Path install() {
    return home.resolve("install");
  }

  Path bundledPlugins() {
    return install().resolve("lib/plugins");
  }

  @Override
  public void close() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    vendors.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
