package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.VendorLog;
import io.filmgate.bench.crash.evidence.VendorTask;
import io.filmgate.bench.stage.ChildJava;
import io.filmgate.bench.stage.Installed;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulators, a process of their own that is never killed, and the trouble that they make. */
final class TroubledVendors implements AutoCloseable {
  /** What they accept, and a gateway has to show. */
  static final Map<String, String> CREDENTIALS =
      Map.of(
          "KLING_ACCESS_KEY", "ak-crash",
          "KLING_SECRET_KEY", "sk-crash-secret",
          "KLING_API_KEY", "api-key-kling-crash",
          "JIMENG_ACCESS_KEY_ID", "AKLTcrash",
          "JIMENG_SECRET_ACCESS_KEY", "Y3Jhc2g=",
          "VIDU_API_KEY", "vda_crash");

  private static final JsonObject TROUBLE =
      new JsonObject()
          .put("slow_share", 0.2)
          .put("slow_seconds", 2.5)
          .put("late_register_share", 0.3)
          .put("late_register_seconds", 2.5)
          .put("busy_share", 0.06)
          .put("http_share", 0.01)
          .put("http_after_accept_share", 0.03)
          .put("drop_before_accept_share", 0.01)
          .put("drop_after_accept_share", 0.03)
          .put("fail_share", 0.05)
          .put("read_fault_share", 0.05);

  private static final String TIME_SCALE = "20";
  private static final String CONCURRENCY = "60";
  private static final Pattern ADDRESS = Pattern.compile("^(Kling|Jimeng|Vidu) +(http://\\S+)");
  private static final Pattern READY = Pattern.compile("^(Ready)\\.");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ChildJava process;
  private final Map<String, String> addresses = new LinkedHashMap<>();

  private TroubledVendors(ChildJava process) {
    this.process = process;
    for (String line : process.said()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        addresses.put(address.group(1), address.group(2));
      }
    }
  }

  /**
   * Starts them.
   *
   * @param seed of whom the trouble befalls
   */
  static TroubledVendors start(Installed installed, long seed, Path log) throws Exception {
    TroubledVendors vendors =
        new TroubledVendors(
            ChildJava.start(
                installed.command(
                    List.of("-Xmx512m"),
                    "simulators",
                    "--free-ports",
                    "--time-scale",
                    TIME_SCALE,
                    "--concurrency",
                    CONCURRENCY),
                CREDENTIALS,
                log,
                READY));
    vendors.set(TROUBLE.copy().put("fault_seed", seed));
    return vendors;
  }

  String address(String vendor) {
    return addresses.get(vendor);
  }

  /** Makes no more trouble; what was accepted runs on as it is. */
  void calmDown() throws IOException, InterruptedException {
    JsonObject none = new JsonObject();
    TROUBLE.fieldNames().stream()
        .filter(name -> name.endsWith("_share"))
        .forEach(name -> none.put(name, 0));
    set(none);
  }

  private void set(JsonObject settings) throws IOException, InterruptedException {
    for (String address : addresses.values()) {
      HttpRequest change =
          HttpRequest.newBuilder(URI.create(address + "/_sim/settings"))
              .POST(BodyPublishers.ofString(settings.encode()))
              .build();
      HttpResponse<String> answer = http.send(change, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.body());
      }
    }
  }

  /**
   * Every create that they have accepted.
   *
   * @param folder where their logs are kept as they are
   */
  List<VendorTask> accepted(Path folder) throws IOException, InterruptedException {
    List<VendorTask> tasks = new ArrayList<>();
    for (Map.Entry<String, String> vendor : addresses.entrySet()) {
      HttpRequest read =
          HttpRequest.newBuilder(URI.create(vendor.getValue() + "/_sim/tasks")).build();
      String log = http.send(read, BodyHandlers.ofString()).body();
      Files.writeString(folder.resolve(vendor.getKey() + ".json"), log);
      tasks.addAll(VendorLog.read(vendor.getKey(), new JsonObject(log)));
    }
    return tasks;
  }

  @Override
  public void close() {
    process.close();
  }
}
