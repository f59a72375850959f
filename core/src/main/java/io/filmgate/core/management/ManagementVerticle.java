package io.filmgate.core.management;

import io.filmgate.core.config.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The second port, for operators and their tools: whether the gateway lives, whether it serves, and
 * what it counts.
 */
public final class ManagementVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementVerticle.class);
  private static final int IDLE_SECONDS = 30;
  private static final int MOST_HEADER_BYTES = 8 * 1024;

  private final Endpoint listen;
  private final BooleanSupplier isReady;
  private final Metrics metrics;
  private HttpServer server;

  public ManagementVerticle(Endpoint listen, BooleanSupplier isReady, Metrics metrics) {
    this.listen = listen;
    this.isReady = isReady;
    this.metrics = metrics;
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(listen.host())
            .setPort(listen.port())
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setHttp2ClearTextEnabled(false);
    server = vertx.createHttpServer(options).requestHandler(this::answer);
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    return server.close();
  }

  /** Where it listens, once deployed. */
  public Endpoint bound() {
    return new Endpoint(listen.host(), server.actualPort());
  }

  private void answer(HttpServerRequest request) {
    boolean isRead = Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.method());
    String path = String.valueOf(request.path()); // null where the target is none
    if (!isRead) {
      answer(request, 405, "use GET");
    } else if (path.equals("/health/live")) {
      answer(request, 200, "live");
    } else if (path.equals("/health/ready")) {
      boolean isReadyNow = isReady.getAsBoolean();
      answer(request, isReadyNow ? 200 : 503, isReadyNow ? "ready" : "not ready");
    } else if (path.equals("/metrics")) {
      answerMetrics(request);
    } else {
      answer(request, 404, "no such path");
    }
  }

  private void answerMetrics(HttpServerRequest request) {
    String accept = String.join(",", request.headers().getAll("accept"));
    vertx
        .executeBlocking(() -> metrics.page(accept), false)
        .onSuccess(
            page ->
                request.response().putHeader("content-type", page.contentType()).end(page.text()))
        .onFailure(
            failure -> {
              LOG.error("the meters could not be read", failure);
              answer(request, 500, "the meters could not be read");
            });
  }

  private static void answer(HttpServerRequest request, int status, String word) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json; charset=utf-8")
        .end(new JsonObject().put("status", word).encode());
  }
}
