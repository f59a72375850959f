package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.Gateway;
import io.filmgate.core.GatewayCheck;
import io.filmgate.core.GatewayException;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.tenant.KeySecret;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that is put into the operator's folder, without anything of ours beside it. */
class OutsidePluginTest {
  private static final String CONFIGURATION =
      """
      server: { listen: "127.0.0.1:0" }
      management: { listen: "127.0.0.1:0" }
      store: { min_free: 16MiB }
      channels:
        acme:
          provider: acme
          settings: { base_url: "${env:ACME_URL}" }
          credentials: { api_key: the-key-of-the-account }
          models: { acme-1: acme-1 }
      tenants:
        acme: { keys: { web: { sha256: "${env:ACME_SHA256}" } } }
      """;

  @TempDir private Path home;
  @TempDir private Path work;
  private StubVendor vendor;
  private KeySecret key;

  @BeforeEach
  void start() throws IOException {
    vendor = StubVendor.start();
    key = KeySecret.make(new SecureRandom());
  }

  @AfterEach
  void stop() {
    vendor.close();
  }

  private Loaded load() throws IOException {
    Path file = Files.writeString(home.resolve("filmgate.yaml"), CONFIGURATION);
    return ConfigFile.load(
        file, Map.of("ACME_URL", vendor.url().toString(), "ACME_SHA256", key.sha256()), home);
  }

  private Path plugins() {
    return home.resolve("plugins");
  }

  private Path noBundledPlugins() {
    return home.resolve("none");
  }

  @Test
  void a_provider_of_one_class_serves() throws Exception {
    OutsidePlugin.write(plugins().resolve("acme-1.0.0.jar"), work);

    assertServes();
  }

  @Test
  void a_broken_jar_beside_it_does_not_disturb() throws Exception {
    OutsidePlugin.write(plugins().resolve("acme-1.0.0.jar"), work);
    Files.writeString(plugins().resolve("broken.jar"), "this is no jar");

    List<String> warnings = GatewayCheck.run(load(), noBundledPlugins());

    assertThat(warnings)
        .filteredOn(warning -> warning.contains("broken.jar"))
        .singleElement()
        .asString()
        .contains("not a jar, or a damaged one");
    assertServes();
  }

  private void assertServes() throws Exception {
    try (Gateway gateway = Gateway.start(load(), noBundledPlugins())) {
      Client client = Client.of(URI.create("http://" + gateway.api()), key.reveal());

      Reply created = client.create("{\"model\":\"acme-1\",\"prompt\":\"a lighthouse\"}");

      assertThat(created.status()).as(created.text()).isEqualTo(200);
      JsonObject job = client.ended(created.json().getString("id"));
      assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
      assertThat(client.get(created.header("location") + "/content").body())
          .isEqualTo(StubVendor.VIDEO);
      assertThat(vendor.creates)
          .containsExactly("Bearer the-key-of-the-account {\"prompt\":\"a lighthouse\"}");
    }
  }

  @Test
  void without_any_jar_one_line_says_so() {
    assertThatThrownBy(() -> Gateway.start(load(), noBundledPlugins()))
        .isInstanceOf(GatewayException.class)
        .hasMessage(
            "no plugin is loaded: no usable jar came with Filmgate or lies in " + plugins());
  }
}
