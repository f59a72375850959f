package io.filmgate.core.management;

import io.filmgate.core.config.Endpoint;
import io.filmgate.core.management.admin.AdminRoutes;
import io.filmgate.core.wire.ApiDescription;
import io.filmgate.core.wire.ApiServer;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.Routes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The second port, for operators and their tools: whether the gateway lives, whether it serves,
 * what it counts, and what they see and change of it.
 */
public final class ManagementVerticle extends VerticleBase {
  private static final ApiDescription DESCRIPTION = ApiDescription.read("openapi-admin.yaml");

  private final ManagementDependencies dependencies;
  private ApiServer server;
  private int port;

  public ManagementVerticle(ManagementDependencies dependencies) {
    this.dependencies = dependencies;
  }

  @Override
  public Future<?> start() {
    server =
        new ApiServer(
            vertx,
            dependencies.wire(),
            routes(),
            address -> false,
            () -> "req_" + dependencies.newUlid().get(),
            dependencies.clock(),
            ManagementLimits.LONGEST_ANSWER);
    Endpoint listen = dependencies.listen();
    return server.listen(listen.host(), listen.port()).onSuccess(bound -> port = bound);
  }

  @Override
  public Future<?> stop() {
    return server.stop(ManagementLimits.STOP_GRACE);
  }

  /** Where it listens, once deployed. */
  public Endpoint bound() {
    return new Endpoint(dependencies.listen().host(), port);
  }

  Routes routes() {
    Routes routes =
        new Routes()
            .get("/openapi.json", DESCRIPTION::serveJson)
            .get("/openapi.yaml", DESCRIPTION::serveYaml)
            .get("/health/live", exchange -> answer(exchange, 200, "live"))
            .get("/health/ready", this::answerReady)
            .get("/metrics", this::answerMetrics);
    new AdminRoutes(vertx, dependencies.admin(), dependencies.wire()).addTo(routes);
    return routes;
  }

  private void answerReady(Exchange exchange) {
    boolean isReady = dependencies.isReady().getAsBoolean();
    answer(exchange, isReady ? 200 : 503, isReady ? "ready" : "not ready");
  }

  private static void answer(Exchange exchange, int status, String word) {
    exchange.answer(status, new JsonObject().put("status", word), Map.of());
  }

  private void answerMetrics(Exchange exchange) {
    String accept = String.join(",", exchange.request().headers().getAll("accept"));
    vertx
        .executeBlocking(() -> dependencies.metrics().page(accept), false)
        .onSuccess(
            page ->
                exchange.answerBytes(200, page.bytes(), Map.of("content-type", page.contentType())))
        .onFailure(exchange::fail);
  }
}
