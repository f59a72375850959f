package io.filmgate.core;

import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.api.ApiVerticle;
import io.filmgate.core.api.content.SignedLink;
import io.filmgate.core.bus.LocalCodec;
import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.job.CurrentRooms;
import io.filmgate.core.job.JobDependencies;
import io.filmgate.core.job.JobInputs;
import io.filmgate.core.job.JobLimits;
import io.filmgate.core.job.JobTable;
import io.filmgate.core.job.JobVerticle;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.job.Progress;
import io.filmgate.core.job.UsageReport;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobMeters;
import io.filmgate.core.job.retention.Retention;
import io.filmgate.core.management.ManagementVerticle;
import io.filmgate.core.management.Metrics;
import io.filmgate.core.provider.CallbackLinks;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.quota.Quota;
import io.filmgate.core.quota.QuotaVerticle;
import io.filmgate.core.route.Channels;
import io.filmgate.core.store.FreeSpace;
import io.filmgate.core.store.Secrets;
import io.filmgate.core.store.Store;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.core.tenant.KeyUse;
import io.filmgate.core.tenant.StoredKeys;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.core.wire.Port;
import io.filmgate.core.wire.Wire;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gateway as a whole: started as a list of steps, stopped in reverse. Both block their caller.
 */
public final class Gateway implements AutoCloseable {
  private final InstantSource clock = InstantSource.system();
  private final SecureRandom random = new SecureRandom();
  private final Steps steps = new Steps();
  private final Ports ports = new Ports();
  private final KeyDirectory keys = new KeyDirectory();
  private final Channels channels = new Channels(clock);
  private final Progress progress = new Progress();
  private final Metrics metrics = new Metrics();
  private final GatewayConfig config;
  private final Path bundledPlugins;
  private volatile Readiness readiness = Readiness.STARTING;
  private volatile Instant graceEndsAt = Instant.MIN;

  private Vertx vertx;
  private Store store;
  private StoredKeys storedKeys;
  private KeyUse keyUse;
  private FreeSpace freeSpace;
  private Providers providers;
  private RunningConfig running;
  private CurrentRooms rooms;
  private JobCommits commits;
  private JobInputs inputs;
  private JobTable table;
  private Jobs jobs;
  private byte[] linkSecret;
  private volatile CallbackLinks callbackLinks;

  private Gateway(GatewayConfig config, Path bundledPlugins) {
    this.config = config;
    this.bundledPlugins = bundledPlugins;
  }

  /**
   * Starts a gateway.
   *
   * @param loaded read, but not checked against plugins so far; when its files change, that applies
   * @param bundledPlugins the folder of the jars that came with it
   * @throws GatewayException with one line for the operator
   */
  public static Gateway start(Loaded loaded, Path bundledPlugins) {
    Gateway gateway = new Gateway(loaded.config(), bundledPlugins);
    try {
      gateway.run(loaded);
      return gateway;
    } catch (RuntimeException failure) {
      gateway.close();
      throw failure;
    }
  }

  private void run(Loaded loaded) {
    steps.run("event loops", this::startVertx);
    steps.run("plugins", this::loadPlugins);
    steps.run("configuration", () -> checkConfiguration(loaded));
    steps.run("store", this::openStore);
    steps.run("keys", this::readKeys);
    steps.run("writer", this::makeWriter);
    steps.run("jobs", () -> deploy(new JobVerticle(jobDependencies(), progress, this::graceLeft)));
    steps.run(
        "quota",
        () ->
            deploy(
                new QuotaVerticle(commits, inputs, channels, clock, freeSpace, this::graceLeft)));
    steps.run(
        "retention",
        () -> steps.undo(new Retention(vertx, store, clock, () -> running.config().jobs())::close));
    steps.run("management port", this::openManagement);
    steps.run("api port", this::openApi);
    steps.run("configuration's changes", () -> steps.undo(ConfigScan.start(vertx, running)::close));
    readiness = Readiness.READY;
  }

  private void startVertx() {
    steps.undo(metrics::close);
    vertx = Vertx.vertx(GatewayLimits.vertxOptions());
    LocalCodec.register(vertx.eventBus());
    steps.undo(() -> steps.await(vertx.close()));
  }

  private void loadPlugins() {
    providers =
        steps.await(
            Providers.start(
                vertx,
                Startup.providers(
                    config,
                    bundledPlugins,
                    ports::isOwn,
                    () -> Optional.ofNullable(callbackLinks),
                    metrics.registry())));
    steps.undo(() -> steps.await(providers.close(), GatewayLimits.SHORTEST_GRACE));
  }

  private void checkConfiguration(Loaded loaded) {
    Loaded checked = Startup.check(loaded, providers);
    running = new RunningConfig(checked, providers, keys, channels, random, clock);
  }

  private void openStore() {
    store = Store.open(vertx, config.store(), config.home(), Startup::haltWithoutStore);
    steps.undo(store::close);
    linkSecret = steps.await(store.write(Secrets.of("links", random)));
    callbackLinks =
        new CallbackLinks(
            config.server().publicUrl(), steps.await(store.write(Secrets.of("callbacks", random))));
    freeSpace = new FreeSpace(config.store(), config.home());
    freeSpace.watch(vertx);
    steps.undo(freeSpace::close);
    table = new JobTable(store);
    jobs = new Jobs(vertx, table, progress);
    inputs = new JobInputs(vertx, Store.inputs(config.store(), config.home()));
  }

  private void readKeys() {
    storedKeys = new StoredKeys(vertx, store, keys);
    steps.await(storedKeys.refresh());
    storedKeys.follow();
    steps.undo(storedKeys::close);
    keyUse = new KeyUse(vertx, store, clock);
    steps.undo(() -> steps.await(keyUse.write()));
    steps.undo(keyUse::close);
  }

  private void makeWriter() {
    rooms = new CurrentRooms(keys, running::routes, channels, providers);
    commits =
        new JobCommits(
            store,
            rooms,
            JobLimits.SEND_WITHIN,
            clock,
            JobVerticle.fromLine(vertx),
            new JobMeters(metrics.registry()));
  }

  private JobDependencies jobDependencies() {
    return new JobDependencies(
        vertx,
        clock,
        random,
        table,
        commits,
        inputs,
        rooms,
        providers,
        channels,
        keys,
        running::routes,
        running::prices,
        () -> running.config().jobs());
  }

  private void openManagement() {
    ManagementWiring wiring =
        new ManagementWiring(
            running, store, storedKeys, jobs, providers, random, clock, metrics, this::isReady);
    ManagementVerticle verticle = new ManagementVerticle(wiring.dependencies());
    Startup.listening("management.listen", config.management().listen(), () -> deploy(verticle));
    ports.management(verticle.bound());
  }

  private boolean isReady() {
    return readiness == Readiness.READY;
  }

  private void openApi() {
    ApiWiring wiring =
        new ApiWiring(
            running,
            ports,
            keys,
            keyUse,
            providers,
            new Quota(vertx, table),
            jobs,
            new UsageReport(store, clock),
            new SignedLink(linkSecret),
            callbackLinks,
            clock,
            () -> readiness,
            Wire.of(Port.API, HttpLimits.WIRE, metrics.registry()));
    Endpoint listen = config.server().listen();
    ports.api(listen);
    List<ApiVerticle> verticles =
        Stream.generate(() -> new ApiVerticle(wiring.dependencies()))
            .limit(GatewayLimits.API_INSTANCES)
            .toList();
    List<String> instances = new ArrayList<>();
    steps.undo(() -> steps.await(undeployTogether(instances)));
    Startup.listening(
        "server.listen",
        listen,
        () ->
            verticles.forEach(
                verticle -> instances.add(steps.await(vertx.deployVerticle(verticle)))));
    ports.api(new Endpoint(listen.host(), verticles.get(0).port()));
    steps.undo(this::beginStop);
  }

  /** Each waits for its running exchanges; one after the other they would take too long. */
  private Future<?> undeployTogether(List<String> deployments) {
    return Future.join(deployments.stream().map(vertx::undeploy).toList());
  }

  private void beginStop() {
    readiness = Readiness.STOPPING;
    graceEndsAt = clock.instant().plus(running.config().server().stopGrace());
  }

  /** What the API port has left of the time to stop. */
  private Duration graceLeft() {
    Duration left = Duration.between(clock.instant(), graceEndsAt);
    return left.compareTo(GatewayLimits.SHORTEST_GRACE) > 0 ? left : GatewayLimits.SHORTEST_GRACE;
  }

  private void deploy(Deployable verticle) {
    String id = steps.await(vertx.deployVerticle(verticle));
    steps.undo(() -> steps.await(vertx.undeploy(id)));
  }

  /** Where the API listens. */
  public Endpoint api() {
    return ports.api();
  }

  /** Where the management port listens. */
  public Endpoint management() {
    return ports.management();
  }

  /** Stops serving, lets what is under way end, and closes everything. */
  @Override
  public void close() {
    steps.undoAll();
  }
}
