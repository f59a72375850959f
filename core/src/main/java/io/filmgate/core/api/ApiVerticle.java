package io.filmgate.core.api;

import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.api.content.ContentRoute;
import io.filmgate.core.api.content.SignedLink;
import io.filmgate.core.api.request.JobPath;
import io.filmgate.core.config.Endpoint;
import io.filmgate.core.wire.ApiDescription;
import io.filmgate.core.wire.ApiServer;
import io.filmgate.core.wire.BodyReader;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.core.wire.Routes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/** The API port, on one event loop; deploy one for each core. */
public final class ApiVerticle extends VerticleBase {
  private static final ApiDescription DESCRIPTION = ApiDescription.read("openapi.yaml");

  private final ApiDependencies dependencies;
  private ApiServer server;
  private int port;

  public ApiVerticle(ApiDependencies dependencies) {
    this.dependencies = dependencies;
  }

  @Override
  public Future<?> start() {
    Endpoint listen = dependencies.server().get().listen();
    ApiDependencies.Surroundings surroundings = dependencies.surroundings();
    server =
        new ApiServer(
            vertx,
            surroundings.wire(),
            routes(),
            address ->
                ClientAddress.isWithin(address, dependencies.server().get().trustedProxies()),
            () -> "req_" + surroundings.newUlid().get(),
            surroundings.clock(),
            longestWait());
    return server.listen(listen.host(), listen.port()).onSuccess(bound -> port = bound);
  }

  @Override
  public Future<?> stop() {
    return server.stop(dependencies.server().get().stopGrace());
  }

  /** The port that is listened on, once deployed. */
  public int port() {
    return port;
  }

  private Duration longestWait() {
    Duration configured = dependencies.jobsConfig().get().submitWait();
    Duration preferred = Duration.ofSeconds(HttpLimits.PREFER_WAIT_SECONDS);
    return configured.compareTo(preferred) > 0 ? configured : preferred;
  }

  Routes routes() {
    Authenticator authenticator =
        new Authenticator(
            dependencies.findKey(),
            dependencies.keyUsed(),
            dependencies.server(),
            dependencies.surroundings().clock());
    SignedLink links = dependencies.surroundings().links();
    JobView view = new JobView(dependencies);
    CreateGeneration create = new CreateGeneration(vertx, dependencies, authenticator, view);
    JobRoutes jobs = new JobRoutes(dependencies.jobs(), authenticator, view);
    ModelList models = new ModelList(dependencies.routing());
    UsageRoute usage =
        new UsageRoute(dependencies.usage(), authenticator, dependencies.surroundings().clock());
    ContentRoute content =
        new ContentRoute(
            vertx,
            links,
            dependencies.files(),
            dependencies.jobs().refresh(),
            dependencies.surroundings().clock(),
            jobs::findOwn,
            jobs::findLinked,
            JobView::status);
    CallbackRoute callbacks =
        new CallbackRoute(
            dependencies.callbacks(),
            new BodyReader(vertx, dependencies.surroundings().wire(), "no vendor sends so much"),
            () -> dependencies.server().get().maxBufferedBytes());
    return new Routes()
        .get("/openapi.json", DESCRIPTION::serveJson)
        .get("/openapi.yaml", DESCRIPTION::serveYaml)
        .get("/health/live", exchange -> exchange.answer(200, status("live"), Map.of()))
        .get(
            "/health/ready", whenReady(exchange -> exchange.answer(200, status("ready"), Map.of())))
        .get(
            "/v1/models",
            whenReady(
                exchange ->
                    exchange.answer(
                        200, models.of(authenticator.authenticate(exchange)), Map.of())))
        .get("/v1/usage", whenReady(usage::serve))
        .post(JobPath.COLLECTION, whenReady(create::serve))
        .get(JobPath.COLLECTION, whenReady(jobs::list))
        .get(JobPath.COLLECTION + "/{id}", whenReady(jobs::read))
        .post(JobPath.COLLECTION + "/{id}/cancel", whenReady(jobs::cancel))
        .get(JobPath.COLLECTION + "/{id}/content", whenReady(content::serve))
        .post(CallbackRoute.PATH, whenReady(callbacks::serve));
  }

  private Routes.Action whenReady(Routes.Action action) {
    return exchange -> {
      if (dependencies.surroundings().readiness().get() == Readiness.READY) {
        action.run(exchange);
      } else {
        exchange.refuse(Errors.notReady());
      }
    };
  }

  private static JsonObject status(String word) {
    return new JsonObject().put("status", word);
  }
}
