package io.filmgate.app;

import io.filmgate.simulators.SimulatorCredentials;
import io.filmgate.simulators.SimulatorSettings;
import io.filmgate.simulators.Simulators;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The three simulators on free ports, so fast that a job takes a second, and their controls. */
final class Vendors implements AutoCloseable {
  private static final double TIME_SCALE = 60;
  private static final int CONCURRENCY = 50;

  private final Vertx vertx = Vertx.vertx();
  private final SimulatorCredentials credentials = SimulatorCredentials.from(Map.of());
  private final Simulators simulators;
  private final Map<Vendor, Client> clients = new EnumMap<>(Vendor.class);

  private Vendors() throws Exception {
    simulators =
        get(
            Simulators.start(
                vertx,
                SimulatorSettings.of(credentials)
                    .withFreePorts()
                    .withTimeScale(TIME_SCALE)
                    .withConcurrency(CONCURRENCY)));
    for (Vendor vendor : Vendor.values()) {
      clients.put(vendor, Client.ofVendor(url(vendor)));
    }
  }

  static Vendors start() throws Exception {
    return new Vendors();
  }

  URI url(Vendor vendor) {
    return URI.create(
        switch (vendor) {
          case KLING -> simulators.klingUrl();
          case JIMENG -> simulators.jimengUrl();
          case VIDU -> simulators.viduUrl();
        });
  }

  /** The variables that a configuration needs to reach them. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(credentials.madeUp());
    for (Vendor vendor : Vendor.values()) {
      environment.put(vendor + "_URL", url(vendor).toString());
    }
    return environment;
  }

  /** The creates that made a job. */
  List<JsonObject> accepted(Vendor vendor) throws Exception {
    return objects(tasks(vendor).getJsonArray("accepted"));
  }

  /** The creates that made none. */
  List<JsonObject> refused(Vendor vendor) throws Exception {
    return objects(tasks(vendor).getJsonArray("refused"));
  }

  /** Changes a setting of a simulator while it runs. */
  void set(Vendor vendor, String name, Object value) throws Exception {
    Reply reply =
        clients.get(vendor).post("/_sim/settings", new JsonObject().put(name, value).encode());
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.text());
    }
  }

  /** Lets a simulator's time pass at once, so that jobs end. */
  void advance(Vendor vendor, Duration time) throws Exception {
    JsonObject seconds = new JsonObject().put("seconds", time.toSeconds());
    Reply reply = clients.get(vendor).post("/_sim/advance", seconds.encode());
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.text());
    }
  }

  private JsonObject tasks(Vendor vendor) throws Exception {
    return clients.get(vendor).get("/_sim/tasks").json();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
