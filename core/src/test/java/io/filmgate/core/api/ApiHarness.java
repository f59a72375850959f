package io.filmgate.core.api;

import io.filmgate.contract.ContractCheck;
import io.filmgate.core.api.ApiDependencies.Callbacks;
import io.filmgate.core.api.ApiDependencies.JobDoor;
import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.api.ApiDependencies.Routing;
import io.filmgate.core.api.ApiDependencies.Surroundings;
import io.filmgate.core.api.ApiDependencies.Usage;
import io.filmgate.core.api.content.OpenFile;
import io.filmgate.core.api.content.SignedLink;
import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.JobsConfig;
import io.filmgate.core.config.PriceConfig;
import io.filmgate.core.config.ServerConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.job.JobsUnavailable;
import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.ledger.BudgetState;
import io.filmgate.core.ledger.PriceList;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.core.provider.network.ResultFiles;
import io.filmgate.core.provider.network.VendorHttp;
import io.filmgate.core.quota.CreateJob;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.wire.Port;
import io.filmgate.core.wire.Wire;
import io.filmgate.core.wire.WireLimits;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ProviderDescriptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The API port on loopback, with everything behind it played by fields that a test may set. */
final class ApiHarness {
  static final String KEY = "sk-acme-web";
  static final String ULID = "01KB1V3Z7Q4T8M2N5P6R9S0XYC";
  static final String JOB_ID = "video_" + ULID;
  static final int CONNECTIONS = 30;
  static final Duration SHORT_FAREWELL = Duration.ofMillis(10);
  static final WireLimits LIMITS =
      new WireLimits(
          CONNECTIONS,
          CONNECTIONS,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMillis(200),
          SHORT_FAREWELL,
          SHORT_FAREWELL);
  static final Instant NOW = Instant.ofEpochSecond(1_774_711_071);

  final Vertx vertx = Vertx.vertx();
  private final ResultFiles files =
      new ResultFiles(vertx, new VendorHttp(vertx, new AddressGuard(vertx)));
  final Map<String, Caller> keys = new ConcurrentHashMap<>();
  final Map<String, PriceConfig> prices = new ConcurrentHashMap<>();
  final Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
  final Map<String, ProviderDescriptor> providers = new ConcurrentHashMap<>();
  final List<UsageQuery> queries = new CopyOnWriteArrayList<>();
  final List<Caller> used = new CopyOnWriteArrayList<>();
  final Map<String, Job> jobs = new ConcurrentHashMap<>();
  final Map<String, CreateReply> earlier = new ConcurrentHashMap<>();
  final List<CreateJob> created = new CopyOnWriteArrayList<>();
  final List<Jobs.Filter> listed = new CopyOnWriteArrayList<>();
  final MeterRegistry meters = new SimpleMeterRegistry();
  final Wire wire;
  final SignedLink links = new SignedLink("a secret of the store".getBytes(StandardCharsets.UTF_8));

  volatile Function<String, Optional<Caller>> findKey =
      secret -> Optional.ofNullable(keys.get(secret));
  volatile Instant now = NOW;
  volatile List<UsageRow> usage = List.of();
  volatile List<BudgetState> budgets = List.of();
  volatile Readiness readiness = Readiness.READY;
  volatile long maxBodyBytes = 1 << 20;
  volatile long maxBufferedBytes = 4 << 20;
  volatile List<String> trustedProxies = List.of();
  volatile OptionalInt progress = OptionalInt.empty();
  volatile BiFunction<ProviderChannel, GenerationRequest, Future<PlannedRequest>> plan =
      (channel, request) -> Future.succeededFuture(Samples.planned(request.model()));
  volatile Function<CreateJob, Future<CreateReply>> create =
      message ->
          Future.succeededFuture(new CreateReply.Created(Samples.running(message.job()), false));
  volatile Future<CallbackAnswer> callbackAnswer = callback(200);
  final List<String> nudged = new CopyOnWriteArrayList<>();
  volatile boolean jobsAway;
  volatile Duration fileIdle = Duration.ofSeconds(60);
  volatile Function<Job, Future<Optional<Job>>> refresh =
      job -> Future.succeededFuture(Optional.empty());
  volatile Function<Job, Future<Optional<Job>>> cancel =
      job -> Future.succeededFuture(Optional.empty());

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String deployment;
  private int port;
  private boolean isClosed;

  ApiHarness() {
    this(LIMITS);
  }

  ApiHarness(WireLimits limits) {
    wire = Wire.of(Port.API, limits, meters);
    keys.put(KEY, Samples.caller());
    prices.put("kling-v1", Samples.perSecond("0.2"));
    candidates.put("kling-v1", List.of(Samples.candidate("kling-main", "kling-v1")));
  }

  ApiHarness start() throws Exception {
    ApiVerticle verticle = new ApiVerticle(dependencies());
    deployment = await(vertx.deployVerticle(verticle));
    port = verticle.port();
    return this;
  }

  /** Stops the port; completes when it is closed. */
  Future<Void> stop() {
    return vertx.undeploy(deployment);
  }

  int port() {
    return port;
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return ContractCheck.checked(
        client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, null, "Authorization", "Bearer " + KEY);
  }

  HttpResponse<String> create(String body, String... headers) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("Authorization", "Bearer " + KEY, "Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return send("POST", "/v1/video/generations", body, all.toArray(String[]::new));
  }

  /** A plugin's answer to a callback; a good one is a nudge. */
  static Future<CallbackAnswer> callback(int status) {
    return Future.succeededFuture(
        new CallbackAnswer(
            status, "application/json", Buffer.buffer("{}"), status == 200, Optional.empty()));
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  ApiDependencies dependencies() {
    return new ApiDependencies(
        this::server,
        () ->
            new JobsConfig(
                Duration.ofSeconds(10),
                Duration.ofHours(24),
                Duration.ofHours(2),
                JobsConfig.ModeratedOutput.RELEASE,
                Duration.ofDays(30)),
        secret -> findKey.apply(secret),
        used::add,
        Samples::addressRule,
        new Routing(
            question -> candidates.getOrDefault(question.model(), List.of()),
            tenant -> candidates.keySet(),
            id -> Optional.ofNullable(providers.get(id)),
            (channel, request) -> plan.apply(channel, request),
            () -> new PriceList(prices)),
        jobDoor(),
        new Usage(
            query -> {
              queries.add(query);
              return read(usage);
            },
            caller -> read(budgets)),
        (job, address, range) ->
            files
                .open(address, range, Optional.empty(), host -> host.host().equals("127.0.0.1"))
                .map(answer -> OpenFile.of(answer, fileIdle)),
        new Callbacks(
            (channel, token) ->
                token.equals("given-out") ? Optional.of(JOB_ID + "-1") : Optional.empty(),
            (channel, correlationId, method, headers, body) -> callbackAnswer,
            nudged::add),
        new Surroundings(() -> now, () -> ULID, links, () -> readiness, wire));
  }

  private JobDoor jobDoor() {
    return new JobDoor(
        message -> {
          created.add(message);
          return create.apply(message);
        },
        (tenant, key, within) ->
            Future.succeededFuture(Optional.ofNullable(earlier.get(key.key()))),
        (tenant, id) ->
            read(Optional.ofNullable(jobs.get(id)).filter(job -> job.tenantId().equals(tenant))),
        id -> read(Optional.ofNullable(jobs.get(id))),
        (tenant, filter) -> {
          listed.add(filter);
          return read(
              jobs.values().stream()
                  .sorted((a, b) -> b.id().compareTo(a.id()))
                  .limit(filter.limit() + 1L)
                  .toList());
        },
        id -> progress,
        job -> refresh.apply(job),
        job -> cancel.apply(job));
  }

  private <T> Future<T> read(T answer) {
    return jobsAway
        ? Future.failedFuture(new JobsUnavailable("the disk is gone"))
        : Future.succeededFuture(answer);
  }

  private ServerConfig server() {
    return new ServerConfig(
        new Endpoint("127.0.0.1", 0),
        URI.create("https://gw.example.com"),
        trustedProxies,
        maxBodyBytes,
        maxBufferedBytes,
        Duration.ofSeconds(1));
  }

  /** Ends everything; afterwards every exchange is over. May be called twice. */
  void close() throws Exception {
    if (!isClosed) {
      isClosed = true;
      await(vertx.close());
    }
  }
}
