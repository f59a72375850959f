package io.filmgate.simulators.vendor;

import io.filmgate.simulators.video.VideoLibrary;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One vendor on one port. To be deployed as a worker: its calls come one at a time and may take as
 * long as the decoding of a large body takes.
 */
public final class VendorVerticle extends VerticleBase {

  private static final long MOST_BODY_BYTES = 64L * 1024 * 1024;
  private static final int MOST_LINE_BYTES = 64 * 1024;
  private static final int IDLE_SECONDS = 120;

  private static final Duration BETWEEN_CALLBACKS = Duration.ofMillis(50);

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final Vendor vendor;
  private final VideoLibrary videos;
  private final String host;
  private final int port;
  private HttpServer server;
  private CallbackSender callbacks;

  /**
   * One vendor, not yet listening.
   *
   * @param port 0: any free one
   */
  public VendorVerticle(Vendor vendor, VideoLibrary videos, String host, int port) {
    this.vendor = vendor;
    this.videos = videos;
    this.host = host;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    callbacks = new CallbackSender(vertx);
    ControlRoutes.mount(router, vendor, callbacks);
    router.route().handler(this::handle);
    vertx.setPeriodic(
        BETWEEN_CALLBACKS.toMillis(), timer -> vendor.callbacks().forEach(callbacks::send));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false) // a cut connection must be that of one call
            .setMaxInitialLineLength(MOST_LINE_BYTES)
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS);
    server = vertx.createHttpServer(options).requestHandler(router);
    return server
        .listen(port, host)
        .recover(
            cause ->
                Future.failedFuture(
                    new IllegalStateException(
                        "the "
                            + vendor.name()
                            + " simulator cannot listen on "
                            + host
                            + ":"
                            + port
                            + ": "
                            + cause.getMessage(),
                        cause)));
  }

  @Override
  public Future<?> stop() {
    return callbacks.close();
  }

  /** The port it listens on, once started. */
  public int port() {
    return server.actualPort();
  }

  private void handle(RoutingContext context) {
    Call call = read(context);
    try {
      Optional<ResultFile> file = vendor.file(call);
      if (file.isEmpty()) {
        Answer answer = vendor.answer(call);
        Duration latency = Duration.ofMillis(vendor.knobs().get(Knobs.LATENCY));
        send(context, answer.after(answer.delay().plus(latency)));
      } else if (!READS.contains(call.method())) {
        send(context, Answer.bare(405));
      } else if (call.header("Authorization").isPresent()) {
        send(context, FileAnswer.keyShown());
      } else {
        sendFile(context, file.get());
      }
    } catch (Refusal refusal) {
      send(context, refusal.answer());
    }
  }

  private void sendFile(RoutingContext context, ResultFile file) {
    Future<Buffer> bytes =
        switch (file.kind()) {
          case VIDEO -> videos.video(vendor.palette(), file.shape());
          case COVER -> videos.cover(vendor.palette(), file.shape());
        };
    bytes
        .onSuccess(content -> FileAnswer.send(context.request(), file.kind(), content))
        .onFailure(context::fail);
  }

  private void send(RoutingContext context, Answer answer) {
    if (answer.delay().isZero()) {
      sendNow(context, answer);
    } else {
      vertx.setTimer(answer.delay().toMillis(), timer -> sendNow(context, answer));
    }
  }

  private static void sendNow(RoutingContext context, Answer answer) {
    if (answer.isCut()) {
      context.request().connection().close();
    } else if (!context.response().closed()) {
      context
          .response()
          .setStatusCode(answer.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
          .end(answer.body());
    }
  }

  private static Call read(RoutingContext context) {
    HttpServerRequest request = context.request();
    Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    return new Call(
        request.method().name(),
        Optional.ofNullable(request.path()).orElse("/"),
        Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse(""),
        Optional.ofNullable(request.query()).orElse(""),
        context.queryParams(),
        request.headers(),
        body,
        Call.parse(body));
  }
}
