package io.filmgate.simulators;

import io.filmgate.simulators.jimeng.JimengVendor;
import io.filmgate.simulators.kling.KlingVendor;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.vendor.Vendor;
import io.filmgate.simulators.vendor.VendorVerticle;
import io.filmgate.simulators.video.VideoLibrary;
import io.filmgate.simulators.vidu.ViduVendor;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kling, Jimeng and Vidu in one process, each on a port of its own. */
public final class Simulators {

  private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);

  private final Vertx vertx;
  private final SimulatorSettings settings;
  private final InstantSource time;
  private final VideoLibrary videos;
  private final List<String> deployments = new ArrayList<>();
  private final RandomGenerator random = new SecureRandom();
  private int klingPort;
  private int jimengPort;
  private int viduPort;

  private Simulators(Vertx vertx, SimulatorSettings settings, InstantSource time) {
    this.vertx = vertx;
    this.settings = settings;
    this.time = time;
    this.videos = new VideoLibrary(vertx);
  }

  /** Fails, naming vendor and port, when one of them cannot listen; then none does. */
  public static Future<Simulators> start(Vertx vertx, SimulatorSettings settings) {
    return start(vertx, settings, InstantSource.system());
  }

  /**
   * The same on another clock.
   *
   * @param time decides about signatures and expiries, and moves the jobs
   */
  public static Future<Simulators> start(
      Vertx vertx, SimulatorSettings settings, InstantSource time) {
    Simulators simulators = new Simulators(vertx, settings, time);
    return simulators
        .startAll()
        .recover(cause -> simulators.close().transform(closed -> Future.failedFuture(cause)));
  }

  private Future<Simulators> startAll() {
    SimulatorCredentials keys = settings.credentials();
    return deploy(new KlingVendor(keys.kling(), stage()), settings.klingPort())
        .onSuccess(port -> klingPort = port)
        .compose(port -> deploy(new JimengVendor(keys.jimeng(), stage()), settings.jimengPort()))
        .onSuccess(port -> jimengPort = port)
        .compose(port -> deploy(new ViduVendor(keys.vidu(), stage()), settings.viduPort()))
        .onSuccess(port -> viduPort = port)
        .map(port -> this);
  }

  private Stage stage() {
    return Stage.of(time, settings.timeScale(), random);
  }

  private Future<Integer> deploy(Vendor vendor, int port) {
    JsonObject knobs = new JsonObject().put(Knobs.TIME_SCALE.name(), settings.timeScale());
    settings.concurrency().ifPresent(value -> knobs.put("concurrency", value));
    vendor.knobs().apply(knobs);
    VendorVerticle verticle = new VendorVerticle(vendor, videos, settings.host(), port);
    DeploymentOptions options =
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("filmgate-simulator-" + vendor.name())
            .setWorkerPoolSize(1);
    return vertx
        .deployVerticle(verticle, options)
        .onSuccess(deployments::add)
        .map(id -> verticle.port())
        .onSuccess(
            bound ->
                LOG.info(
                    "{} simulator listening on http://{}:{}",
                    vendor.name(),
                    settings.host(),
                    bound));
  }

  public Future<Void> close() {
    List<Future<Void>> stops = deployments.stream().map(vertx::undeploy).toList();
    return Future.join(stops).transform(stopped -> videos.close());
  }

  public int klingPort() {
    return klingPort;
  }

  public int jimengPort() {
    return jimengPort;
  }

  public int viduPort() {
    return viduPort;
  }

  public String klingUrl() {
    return url(klingPort);
  }

  public String jimengUrl() {
    return url(jimengPort);
  }

  public String viduUrl() {
    return url(viduPort);
  }

  private String url(int port) {
    return "http://" + settings.host() + ":" + port;
  }
}
