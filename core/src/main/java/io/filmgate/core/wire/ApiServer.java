package io.filmgate.core.wire;

import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The socket: what arrives on it becomes an exchange, or an error in the one shape. */
public final class ApiServer {
  private final Wire wire;
  private final Connections connections;
  private final Routes routes;
  private final Supplier<String> requestIds;
  private final InstantSource clock;
  private final HttpServer server;

  /**
   * A server that does not listen yet.
   *
   * @param isTrustedProxy whether an address may have any number of connections
   * @param longestWait how long an answer may take while nothing is sent either way
   */
  public ApiServer(
      Vertx vertx,
      Wire wire,
      Routes routes,
      Predicate<String> isTrustedProxy,
      Supplier<String> requestIds,
      InstantSource clock,
      Duration longestWait) {
    this.wire = wire;
    this.connections = new Connections(vertx, wire, isTrustedProxy);
    this.routes = routes;
    routes.expect(wire.meters());
    this.requestIds = requestIds;
    this.clock = clock;
    this.server =
        vertx
            .createHttpServer(options(wire.limits().idle(), longestWait))
            .connectionHandler(connections::opened)
            .invalidRequestHandler(this::answerUnreadable)
            .requestHandler(this::serve);
  }

  /**
   * Listens; completes with the port.
   *
   * @param port 0: a free one, the same for all servers of this Vert.x that listen on the host
   */
  public Future<Integer> listen(String host, int port) {
    return server
        .listen(port == 0 ? wire.port().anyFree() : port, host)
        .map(HttpServer::actualPort);
  }

  /**
   * Waits for the running exchanges, and meanwhile sends everybody away with an answer. Vert.x's
   * own way would reset new connections until the last exchange is over.
   */
  public Future<Void> stop(Duration grace) {
    return connections.leave(grace).compose(gone -> server.close());
  }

  private static HttpServerOptions options(Duration usual, Duration longestWait) {
    Duration needed = longestWait.plus(HttpLimits.IDLE_MARGIN);
    Duration idle = needed.compareTo(usual) > 0 ? needed : usual;
    return new HttpServerOptions()
        .setIdleTimeout((int) idle.toSeconds())
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxInitialLineLength(HttpLimits.LINE_BYTES)
        .setMaxHeaderSize(HttpLimits.HEADER_BYTES)
        .setAcceptBacklog(HttpLimits.ACCEPT_BACKLOG)
        .setHandle100ContinueAutomatically(false)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setTcpNoDelay(true);
  }

  private void serve(HttpServerRequest request) {
    if (!connections.serves(request)) {
      return;
    }
    Exchange exchange = exchange(request);
    try {
      Optional<ErrorAnswer> framing = HeaderCheck.check(request);
      if (framing.isPresent()) {
        exchange.refuse(framing.get());
        return;
      }
      exchange.asks(QueryString.parse(request.query()));
      routes.serve(exchange);
    } catch (RuntimeException failure) {
      exchange.fail(failure);
    }
  }

  private void answerUnreadable(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof PrematureChannelClosureException || !connections.serves(request)) {
      return;
    }
    exchange(request).refuse(unreadable(cause));
  }

  private static ErrorAnswer unreadable(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Errors.uriTooLong();
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return Errors.headersTooLarge();
    }
    return Errors.malformedHttp(
        cause == null || cause.getMessage() == null ? "no HTTP" : cause.getMessage());
  }

  private Exchange exchange(HttpServerRequest request) {
    return new Exchange(request, connections, wire.meters(), requestIds.get(), clock);
  }
}
