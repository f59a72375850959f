package io.filmgate.core.management;

import io.filmgate.core.config.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The second port, for operators and their tools: whether the gateway lives, and whether it serves.
 */
public final class ManagementVerticle extends VerticleBase {
  private static final int IDLE_SECONDS = 30;
  private static final int MOST_HEADER_BYTES = 8 * 1024;

  private final Endpoint listen;
  private final BooleanSupplier isReady;
  private HttpServer server;

  public ManagementVerticle(Endpoint listen, BooleanSupplier isReady) {
    this.listen = listen;
    this.isReady = isReady;
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
    boolean isRead =
        HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    String path = String.valueOf(request.path()); // null where the target is none
    if (!isRead) {
      answer(request, 405, "use GET");
    } else if (path.equals("/health/live")) {
      answer(request, 200, "live");
    } else if (path.equals("/health/ready")) {
      boolean isReadyNow = isReady.getAsBoolean();
      answer(request, isReadyNow ? 200 : 503, isReadyNow ? "ready" : "not ready");
    } else {
      answer(request, 404, "no such path");
    }
  }

  private static void answer(HttpServerRequest request, int status, String word) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json; charset=utf-8")
        .end(new JsonObject().put("status", word).encode());
  }
}
