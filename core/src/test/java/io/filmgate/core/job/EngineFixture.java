package io.filmgate.core.job;

import io.filmgate.core.bus.LocalCodec;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobMeters;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.ledger.PriceList;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.quota.CreateJob;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.quota.Quota;
import io.filmgate.core.quota.QuotaVerticle;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.Channels;
import io.filmgate.core.route.RouteQuestion;
import io.filmgate.core.route.RouteTable;
import io.filmgate.core.store.FreeSpace;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Quota and job verticles on a real store, with plugins that obey a scripted vendor. Accounts of
 * the provider {@code acme}, whose lost creates can be asked for, and of {@code zeta}, whose
 * cannot.
 */
public final class EngineFixture extends JobWatch implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);
  public final JumpingClock clock = new JumpingClock();
  public final ScriptedVendor vendor;
  public final Providers providers;
  public final JobInputs inputs;
  private final GatewayConfig config;
  private final KeyDirectory keys = new KeyDirectory();
  private final RouteTable routes;
  private final PriceList prices;
  private final List<String> deployments = new CopyOnWriteArrayList<>();
  public Channels channels;
  JobTable table;
  JobCommits commits;
  private Jobs jobs;
  private int lastId;

  /**
   * @param channels YAML of some channels; {@code URL(name)} is an account of the scripted vendor
   */
  public EngineFixture(String channels) {
    this(channels, "1000");
  }

  public EngineFixture(String channels, String credits) {
    LocalCodec.register(vertx.eventBus());
    vendor = new ScriptedVendor(vertx);
    providers = await(Providers.start(vertx, EngineConfig.plugins(store.home(), clock)));
    config = EngineConfig.load(store.home(), vendor, channels, credits);
    keys.declare(config.tenants());
    routes = RouteTable.of(config, providers, new Random(1));
    prices = new PriceList(config.prices());
    inputs = new JobInputs(vertx, store.home().resolve("inputs"));
    start();
  }

  /** See {@link EngineConfig#channel}. */
  public static String channel(String account, String provider, int priority, String more) {
    return EngineConfig.channel(account, provider, priority, more);
  }

  public static EngineFixture of(String... channels) {
    return new EngineFixture("channels:\n" + String.join("", channels));
  }

  public void start() {
    channels = new Channels(clock);
    table = new JobTable(store.store());
    CurrentRooms rooms = rooms();
    commits =
        new JobCommits(
            store.store(),
            rooms,
            JobLimits.SEND_WITHIN,
            clock,
            JobVerticle.fromLine(vertx),
            new JobMeters(new SimpleMeterRegistry()));
    Progress progress = new Progress();
    jobs = new Jobs(vertx, table, progress);
    JobDependencies with =
        new JobDependencies(
            vertx,
            clock,
            new Random(1),
            table,
            commits,
            inputs,
            rooms,
            providers,
            channels,
            keys,
            () -> routes,
            () -> prices,
            config::jobs);
    deployments.add(await(vertx.deployVerticle(new JobVerticle(with, progress, () -> GRACE))));
    FreeSpace freeSpace = new FreeSpace(TestStore.config(), store.home());
    deployments.add(
        await(
            vertx.deployVerticle(
                new QuotaVerticle(commits, inputs, channels, clock, freeSpace, () -> GRACE))));
  }

  /** New ones, as a process makes them. */
  CurrentRooms rooms() {
    return new CurrentRooms(keys, () -> routes, channels, providers);
  }

  /** As the gateway does: first nothing is admitted any more. Nothing happens the second time. */
  public void stop() {
    await(stopping());
  }

  /** Begins to stop; the verticles go one after the other. */
  public Future<Void> stopping() {
    Future<Void> stopped = Future.succeededFuture();
    while (!deployments.isEmpty()) {
      String next = deployments.remove(deployments.size() - 1);
      stopped =
          stopped.isComplete() ? vertx.undeploy(next) : stopped.compose(v -> vertx.undeploy(next));
    }
    return stopped;
  }

  /** As a new process would find it; the old one has ended in order. */
  public void restart() {
    stop();
    store.reopen();
    start();
  }

  public GenerationRequest request(String prompt) {
    return GenerationRequest.of("clip", prompt);
  }

  /** A request that is too large for its row. */
  public GenerationRequest large() {
    return new GenerationRequest(
        "clip",
        "A lighthouse",
        List.of(ImageInput.parse("/9j/" + "A".repeat(40_000)).orElseThrow()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JsonView.EMPTY);
  }

  private Candidate first() {
    return candidates().get(0);
  }

  private List<Candidate> candidates() {
    return routes.candidates(
        new RouteQuestion(
            "clip", keys.tenant("t").orElseThrow(), false, Optional.empty(), Optional.empty()));
  }

  private PlannedRequest plan(GenerationRequest request) {
    return await(providers.plan(first().account(), request.withModel(first().vendorModel())));
  }

  /** A new one, not admitted so far. */
  Job job(GenerationRequest request) {
    Plan plan = plan(request).plan();
    return new Job(
        "video_%026d".formatted(++lastId),
        "t",
        "k",
        "clip",
        JobState.QUEUED,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        new JsonObject(),
        PlannedRows.of(plan, List.of()),
        prices.hold("clip", plan.usage(), BigDecimal.ONE),
        candidates().stream().map(candidate -> candidate.channel().id()).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public Future<CreateReply> creating(GenerationRequest request, Duration verdictWithin) {
    return creating(request, verdictWithin, Optional.empty());
  }

  public Future<CreateReply> creating(
      GenerationRequest request, Duration verdictWithin, Optional<Idempotency> idempotency) {
    return quota()
        .create(
            new CreateJob(
                job(request),
                idempotency,
                AdmissionLimits.of(keys, "t", "k"),
                candidates(),
                plan(request),
                request.withModel(first().vendorModel()),
                verdictWithin));
  }

  public Quota quota() {
    return new Quota(vertx, table);
  }

  /** The job at its verdict. */
  public Job create(String prompt) {
    return created(await(creating(request(prompt), Duration.ofSeconds(15))));
  }

  /** The job once it is admitted. */
  public Job admit(GenerationRequest request) {
    return created(await(creating(request, Duration.ZERO)));
  }

  private static Job created(CreateReply reply) {
    return ((CreateReply.Created) reply).job();
  }

  Future<Optional<Job>> refreshing(Job job) {
    return jobs.refresh(job);
  }

  public Optional<Job> cancel(Job job) {
    return await(jobs.cancel(job));
  }

  OperatorAnswer operate(Job job, OperatorWish wish) {
    return await(jobs.operate(job, wish));
  }

  Future<OperatorAnswer> operating(Job job, OperatorWish wish) {
    return jobs.operate(job, wish);
  }

  @Override
  public void close() {
    stop();
    await(providers.close());
    store.close();
  }
}
