package io.filmgate.core.management;

import io.filmgate.core.config.Endpoint;
import io.filmgate.core.wire.ApiServer;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.Routes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * The second port, for operators and their tools: whether the gateway lives, whether it serves, and
 * what it counts.
 */
public final class ManagementVerticle extends VerticleBase {
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
    return new Routes()
        .get("/health/live", exchange -> answer(exchange, 200, "live"))
        .get("/health/ready", this::answerReady)
        .get("/metrics", this::answerMetrics);
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
