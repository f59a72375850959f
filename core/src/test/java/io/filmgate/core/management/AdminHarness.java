package io.filmgate.core.management;

import static io.filmgate.core.management.operator.TestTokens.NOW;
import static io.filmgate.core.management.operator.TestTokens.SECRET;

import io.filmgate.contract.Contract;
import io.filmgate.contract.ContractCheck;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.ConfigStatus;
import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.Reload;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobsUnavailable;
import io.filmgate.core.job.OperatorAnswer;
import io.filmgate.core.job.OperatorAnswer.Done;
import io.filmgate.core.job.OperatorAnswer.Refused;
import io.filmgate.core.job.OperatorWish;
import io.filmgate.core.management.admin.AdminDependencies;
import io.filmgate.core.management.admin.AdminDependencies.ConfigDoor;
import io.filmgate.core.management.admin.AdminDependencies.JobDoor;
import io.filmgate.core.management.operator.TestTokens;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.StoreUnavailableException;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.core.tenant.StoredKeys;
import io.filmgate.core.wire.Port;
import io.filmgate.core.wire.Wire;
import io.filmgate.core.wire.WireLimits;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The management port on loopback with a real store, and one tenant and key of the file. */
final class AdminHarness implements AutoCloseable {
  static final String ULID = "01KB1V3Z7Q4T8M2N5P6R9S0XYC";
  static final Map<String, TenantConfig> DECLARED =
      Map.of(
          "filed",
          new TenantConfig(
              "filed",
              Set.of("default"),
              BigDecimal.ONE,
              LimitsConfig.NONE,
              Map.of(
                  "k",
                  new KeyConfig(
                      "k",
                      "f".repeat(64),
                      List.of("*"),
                      List.of(),
                      Optional.empty(),
                      LimitsConfig.NONE))));
  private static final Loaded LOADED = ConfigFile.defaults(Path.of("home"));
  private static final WireLimits LIMITS =
      new WireLimits(
          100,
          100,
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofMillis(10),
          Duration.ofMillis(5));

  final TestStore store = new TestStore();
  final KeyDirectory directory = new KeyDirectory();
  final Metrics metrics = new Metrics();
  final Wire wire = Wire.of(Port.MANAGEMENT, LIMITS, metrics.registry());
  volatile Instant now = NOW;
  volatile boolean isReady = true;
  volatile boolean isStoreAway;
  volatile boolean isClockBroken;
  volatile boolean isUnread;

  volatile Optional<ConfigStatus.Refused> refused = Optional.empty();
  volatile Reload reload = new Reload.Unchanged(LOADED.sha256());

  /** Why the engine does nothing; otherwise it does what it is asked for. */
  volatile Optional<Refused> refusal = Optional.empty();

  final List<OperatorWish> wishes = new CopyOnWriteArrayList<>();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ManagementVerticle verticle;

  AdminHarness() {
    this(List.of(TestTokens.shared(SECRET)));
  }

  AdminHarness(List<JwtSigner> signers) {
    directory.declare(DECLARED);
    StoredKeys keys = new StoredKeys(store.vertx(), store.store(), directory);
    verticle =
        new ManagementVerticle(
            new ManagementDependencies(
                new Endpoint("127.0.0.1", 0),
                () -> isReady,
                metrics,
                wire,
                () -> ULID,
                InstantSource.system(),
                new AdminDependencies(
                    signers,
                    new Switch(store.store()::read),
                    new Switch(store.store()::write),
                    () -> DECLARED,
                    () -> isUnread ? Future.failedFuture("unread for a test") : keys.refresh(),
                    new JobDoor(this::operate, file -> "nothing more than a test"),
                    new ConfigDoor(() -> new ConfigStatus(LOADED, NOW, refused), () -> reload),
                    new SecureRandom(),
                    this::clock)));
    TestStore.await(store.vertx().deployVerticle(verticle));
  }

  private Future<OperatorAnswer> operate(Job job, OperatorWish wish) {
    wishes.add(wish);
    return isStoreAway
        ? Future.failedFuture(new JobsUnavailable("away for a test"))
        : Future.succeededFuture(refusal.<OperatorAnswer>map(no -> no).orElse(new Done(job)));
  }

  private Instant clock() {
    if (isClockBroken) {
      throw new IllegalStateException("broken for a test");
    }
    return now;
  }

  /** Stands before the store, which may be away. */
  private final class Switch implements AdminDependencies.OnStore {
    private final AdminDependencies.OnStore open;

    Switch(AdminDependencies.OnStore open) {
      this.open = open;
    }

    @Override
    public <R> Future<R> run(SqlWork<R> work) {
      return isStoreAway
          ? Future.failedFuture(new StoreUnavailableException("away for a test"))
          : open.run(work);
    }
  }

  ManagementVerticle verticle() {
    return verticle;
  }

  int port() {
    return verticle.bound().port();
  }

  static String token(String role) {
    return TestTokens.signed(TestTokens.claims().put("role", role));
  }

  /** Sends with an admin's token. */
  HttpResponse<String> send(String method, String path, Optional<String> body) throws Exception {
    return body.isPresent()
        ? sendWith(
            method,
            path,
            body,
            "Authorization",
            "Bearer " + token("admin"),
            "Content-Type",
            "application/json")
        : sendWith(method, path, body, "Authorization", "Bearer " + token("admin"));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, Optional.empty());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, Optional.of(body));
  }

  HttpResponse<String> post(String path) throws Exception {
    return send("POST", path, Optional.empty());
  }

  HttpResponse<String> delete(String path) throws Exception {
    return send("DELETE", path, Optional.empty());
  }

  HttpResponse<String> sendWith(
      String method, String path, Optional<String> body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return ContractCheck.checked(
        Contract.admin(), client.send(request.build(), BodyHandlers.ofString()));
  }

  static JsonObject json(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  static JsonArray data(HttpResponse<String> response) {
    return json(response).getJsonArray("data");
  }

  @Override
  public void close() {
    store.close();
    metrics.close();
  }
}
