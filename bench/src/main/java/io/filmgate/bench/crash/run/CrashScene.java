package io.filmgate.bench.crash.run;

import io.filmgate.bench.stage.FreePort;
import io.filmgate.bench.stage.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every gateway of a run finds: one configuration, one home, one port. */
public final class CrashScene {
  private static final String CONFIGURATION =
      """
      server: { listen: "127.0.0.1:%1$d", public_url: "http://127.0.0.1:%1$d" }
      management: { listen: "127.0.0.1:0" }
      log: { format: text, level: info }
      store: { url: "sqlite:data/filmgate.db", min_free: 64KiB }
      jobs: { submit_wait: 4s, queue_wait: 10m, deadline: 10m }
      channels:
        kling-main:
          provider: kling
          settings: { base_url: "${env:KLING_URL}" }
          credentials: { access_key: "${env:KLING_ACCESS_KEY}", secret_key: "${env:KLING_SECRET_KEY}" }
          models: { kling-v1: kling-v1 }
          priority: 10
          limits: { running_jobs: 40, requests_per_second: 100 }
        kling-backup:
          provider: kling
          settings: { base_url: "${env:KLING_URL}" }
          credentials: { api_key: "${env:KLING_API_KEY}" }
          models: { kling-v1: kling-v1 }
          limits: { running_jobs: 40, requests_per_second: 100 }
        jimeng-main:
          provider: jimeng
          settings: { base_url: "${env:JIMENG_URL}" }
          credentials: { access_key_id: "${env:JIMENG_ACCESS_KEY_ID}", secret_access_key: "${env:JIMENG_SECRET_ACCESS_KEY}" }
          models: { jimeng_vgfm_t2v_l20: jimeng_vgfm_t2v_l20 }
          in_doubt: { after: 1m, then: release }
          limits: { running_jobs: 40, requests_per_second: 100 }
        vidu-main:
          provider: vidu
          settings: { base_url: "${env:VIDU_URL}" }
          credentials: { api_key: "${env:VIDU_API_KEY}" }
          models: { viduq1: viduq1 }
          limits: { running_jobs: 40, requests_per_second: 100 }
      prices:
        kling-v1: { per_video: 1 }
        jimeng_vgfm_t2v_l20: { per_video: 1 }
        viduq1: { per_video: 1 }
      """;

  /** It does not live long: the second compiler would never be done. */
  private static final List<String> JAVA_OPTIONS = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

  private final Installed installed;
  private final Map<String, String> environment;
  private final Path folder;
  private final Path home;
  private final int port;

  private CrashScene(
      Installed installed, Map<String, String> environment, Path folder, Path home, int port) {
    this.installed = installed;
    this.environment = Map.copyOf(environment);
    this.folder = folder;
    this.home = home;
    this.port = port;
  }

  static CrashScene prepare(
      Installed installed, Path folder, TroubledVendors vendors, Tenants tenants)
      throws IOException {
    return prepare(installed, folder, folder, vendors, tenants);
  }

  /**
   * Prepares one.
   *
   * @param folder for what the run writes
   * @param home for what the gateways write
   */
  static CrashScene prepare(
      Installed installed, Path folder, Path home, TroubledVendors vendors, Tenants tenants)
      throws IOException {
    Map<String, String> environment = new HashMap<>(TroubledVendors.CREDENTIALS);
    environment.put("KLING_URL", vendors.address("Kling"));
    environment.put("JIMENG_URL", vendors.address("Jimeng"));
    environment.put("VIDU_URL", vendors.address("Vidu"));
    environment.put("FILMGATE_HOME", home.toString());
    CrashScene scene = new CrashScene(installed, environment, folder, home, FreePort.find());
    Files.writeString(scene.configuration(), CONFIGURATION.formatted(scene.port) + tenants.yaml());
    return scene;
  }

  private Path configuration() {
    return folder.resolve("filmgate.yaml");
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Path database() {
    return home.resolve("data").resolve("filmgate.db");
  }

  /** Starts the next gateway and does not wait for it. */
  MortalGateway start() throws IOException {
    List<String> arguments =
        installed.command(JAVA_OPTIONS, "run", "--config", configuration().toString());
    return MortalGateway.start(arguments, environment, log());
  }

  /** What all of them have logged. */
  Path log() {
    return folder.resolve("gateway.log");
  }
}
