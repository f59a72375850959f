package io.filmgate.app.demo;

import io.filmgate.app.VideoFile;
import io.filmgate.app.console.Table;
import io.filmgate.core.Gateway;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.tenant.KeySecret;
import io.filmgate.simulators.SimulatorCredentials;
import io.filmgate.simulators.SimulatorSettings;
import io.filmgate.simulators.Simulators;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Simulated vendors and a gateway in one process, and the seed document's three requests sent
 * through them.
 */
public final class Demo implements AutoCloseable {
  /** At this pace a job takes about four seconds. */
  private static final double TIME_SCALE = 15;

  private static final List<String> VENDORS = List.of("kling", "jimeng", "vidu");

  private final Vertx vertx;
  private final Gateway gateway;
  private final Path home;
  private final URI url;
  private final String key;
  private final PrintWriter out;

  private Demo(Vertx vertx, Gateway gateway, Path home, URI url, String key, PrintWriter out) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.home = home;
    this.url = url;
    this.key = key;
    this.out = out;
  }

  /** Starts everything; what cannot start ends the demo with one line. */
  public static Demo start(Path bundledPlugins, int port, PrintWriter out) throws Exception {
    Path home = Files.createTempDirectory("filmgate-demo");
    Vertx vertx = Vertx.vertx();
    try {
      SimulatorCredentials credentials = SimulatorCredentials.from(Map.of());
      Simulators simulators =
          get(
              Simulators.start(
                  vertx,
                  SimulatorSettings.of(credentials).withFreePorts().withTimeScale(TIME_SCALE)));
      out.println(
          "Simulated vendors: Kling "
              + simulators.klingUrl()
              + ", Jimeng "
              + simulators.jimengUrl()
              + ", Vidu "
              + simulators.viduUrl());
      int apiPort = port == 0 ? FreePort.find() : port;
      URI url = URI.create("http://127.0.0.1:" + apiPort);
      KeySecret secret = KeySecret.make(new SecureRandom());
      Map<String, String> environment = new HashMap<>(credentials.madeUp());
      environment.put("DEMO_PORT", String.valueOf(apiPort));
      environment.put("DEMO_URL", url.toString());
      environment.put("DEMO_KLING_URL", simulators.klingUrl());
      environment.put("DEMO_JIMENG_URL", simulators.jimengUrl());
      environment.put("DEMO_VIDU_URL", simulators.viduUrl());
      environment.put("DEMO_KEY_SHA256", secret.sha256());
      Path file = home.resolve("filmgate.yaml");
      Files.writeString(file, resource("filmgate.yaml"));
      Loaded loaded = ConfigFile.load(file, environment, home);
      Gateway gateway = Gateway.start(loaded, bundledPlugins);
      out.println("Gateway:           " + url);
      return new Demo(vertx, gateway, home, url, secret.reveal(), out);
    } catch (Exception failure) {
      get(vertx.close());
      delete(home);
      throw failure;
    }
  }

  /**
   * Sends the three requests side by side and follows them to their ends.
   *
   * @return whether all three files are there and play
   */
  public boolean makeVideos(Path folder) throws Exception {
    DemoClient client = new DemoClient(url, key);
    List<JsonObject> jobs = new ArrayList<>();
    for (String vendor : VENDORS) {
      JsonObject job = client.create(resource(vendor + ".json"));
      say(job);
      jobs.add(job);
    }
    Table table = new Table("MODEL", "VENDOR", "SECONDS", "SIZE", "PICTURE", "FILE");
    boolean isComplete = true;
    for (int i = 0; i < jobs.size(); i++) {
      JsonObject job = client.follow(jobs.get(i), this::say);
      if (!"completed".equals(job.getString("status"))) {
        out.println("  " + job.getString("model") + ": " + job.getValue("error"));
        isComplete = false;
        continue;
      }
      Path path = folder.resolve(VENDORS.get(i) + ".mp4");
      client.download(job, path);
      VideoFile video = VideoFile.inspect(path);
      isComplete &= video.seconds() >= 5;
      table.row(
          job.getString("model"),
          VENDORS.get(i),
          String.format(Locale.ROOT, "%.2f", video.seconds()),
          video.bytes() / 1024 + " KiB",
          video.width() + "x" + video.height(),
          path.toString());
    }
    out.println();
    table.lines().forEach(out::println);
    out.println();
    out.flush();
    return isComplete;
  }

  private void say(JsonObject job) {
    out.printf(
        "  %-22s %-12s %3d %%%n",
        job.getString("model"), job.getString("status"), job.getInteger("progress"));
    out.flush();
  }

  /** Prints how to go on by hand. */
  public void explain() {
    out.println("export FILMGATE_URL=" + url);
    out.println("export FILMGATE_KEY=" + key);
    out.println();
    String authorization = " -H \"Authorization: Bearer $FILMGATE_KEY\"";
    out.println("curl $FILMGATE_URL/v1/models" + authorization);
    out.println(
        "curl $FILMGATE_URL/v1/video/generations"
            + authorization
            + " -H 'Content-Type: application/json' -d '{\"model\":\"viduq1\",\"prompt\":\"an astronaut walks on the moon\"}'");
    out.println("curl $FILMGATE_URL/v1/video/generations" + authorization);
    out.println();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    delete(home);
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get();
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = Demo.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
