package io.filmgate.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A gateway with a small heap and a vendor that answers at once, each a process of its own. */
public final class Stage implements AutoCloseable {
  public static final int HEAP_MEBIBYTES = 512;

  private static final Pattern PORT = Pattern.compile("^Ready: http://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern KEY = Pattern.compile("(sk-\\S+)");

  private final Path home;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChildJava vendor;
  private final ChildJava gateway;
  private final Api api;
  private final Heap heap;

  private Stage(Path home, ChildJava vendor, ChildJava gateway, Api api, Heap heap) {
    this.home = home;
    this.vendor = vendor;
    this.gateway = gateway;
    this.api = api;
    this.heap = heap;
  }

  /** Starts both; returns when the gateway is ready. */
  public static Stage open(Installed installed) throws Exception {
    Path home = Files.createTempDirectory("filmgate-bench");
    String classes = System.getProperty("java.class.path");
    ChildJava vendor =
        ChildJava.start(
            List.of("-cp", classes, StubVendor.class.getName()),
            Map.of(),
            home.resolve("vendor.log"),
            PORT);
    Map<String, String> environment = Map.of("FILMGATE_HOME", home.toString());
    Path config = configuration(home, Integer.parseInt(vendor.answer()));
    String key;
    try (ChildJava keys =
        ChildJava.start(
            installed.command(
                List.of(),
                "keys",
                "create",
                "--tenant",
                "acme",
                "--key",
                "web",
                "--config",
                config.toString()),
            environment,
            home.resolve("keys.log"),
            KEY)) {
      key = keys.answer();
    }
    ChildJava gateway =
        ChildJava.start(
            installed.command(
                List.of("-Xmx" + HEAP_MEBIBYTES + "m"), "run", "--config", config.toString()),
            environment,
            home.resolve("gateway.log"),
            PORT);
    Api api = new Api(Integer.parseInt(gateway.answer()), key);
    return new Stage(home, vendor, gateway, api, Heap.of(gateway.pid()));
  }

  private static Path configuration(Path home, int vendorPort) throws IOException {
    return Files.writeString(
        home.resolve("filmgate.yaml"),
        """
        server:
          listen: "127.0.0.1:0"
          public_url: "http://127.0.0.1:80"
          trusted_proxies: ["127.0.0.1"]    # one address may not take every connection, a proxy may
        management: { listen: "127.0.0.1:0" }
        log: { format: text, level: warn }
        store: { url: "sqlite:data/filmgate.db", min_free: 16MiB }
        channels:
          stub:
            provider: vidu
            settings: { base_url: "http://127.0.0.1:%d" }
            credentials: { api_key: none }
            models: { %s: viduq1 }
            limits: { running_jobs: 100000, requests_per_second: 100000 }
        tenants:
          acme: {}
        """
            .formatted(vendorPort, Api.MODEL));
  }

  public Api api() {
    return api;
  }

  public Heap heap() {
    return heap;
  }

  /** As many as are asked for at a time. */
  public ExecutorService threads() {
    return threads;
  }

  public ScheduledExecutorService timer() {
    return timer;
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    timer.shutdownNow();
    heap.close();
    gateway.close();
    vendor.close();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
