package io.filmgate.core.api.wire;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connections of one event loop: how many there may be, and how they end. On a connection that
 * is to be closed no later request is served, even if its bytes have arrived already.
 */
final class Connections {
  private final Vertx vertx;
  private final Capacity capacity;
  private final Set<HttpConnection> closing = Collections.newSetFromMap(new IdentityHashMap<>());

  Connections(Vertx vertx, Capacity capacity) {
    this.vertx = vertx;
    this.capacity = capacity;
  }

  /** Takes in a new connection, or drops it where there are too many. */
  void opened(HttpConnection connection) {
    boolean hasRoom = capacity.connect();
    connection.closeHandler(
        closed -> {
          capacity.disconnect();
          closing.remove(connection);
        });
    if (!hasRoom) {
      connection.close();
    }
  }

  /** Whether a request may be served; false after the last one that its connection is to see. */
  boolean serves(HttpServerRequest request) {
    if (closing.contains(request.connection())) {
      return false;
    }
    boolean asksToClose =
        request.headers().getAll("connection").stream()
            .flatMap(wishes -> Stream.of(wishes.split(",", -1)))
            .anyMatch(wish -> wish.strip().equalsIgnoreCase("close"));
    if (asksToClose) {
      closing.add(request.connection());
    }
    return true;
  }

  /** Makes this request the last one of its connection. */
  void closeAfter(HttpServerRequest request) {
    closing.add(request.connection());
    if (!request.response().headWritten()) {
      request.response().putHeader("connection", "close");
    }
  }

  /** To be called before an answer is written. */
  void beforeEnd(HttpServerRequest request) {
    if (hasBodyLeft(request) && !isShort(request)) {
      closeAfter(request);
    }
  }

  /**
   * Reads and drops what is left of a body that nobody wanted. A connection that is closed while
   * bytes arrive is reset, and the client might never see the answer; so even where it is closed,
   * what comes is read for a moment.
   */
  void afterEnd(HttpServerRequest request, Future<Void> written) {
    HttpConnection connection = request.connection();
    if (!hasBodyLeft(request)) {
      if (closing.contains(connection)) {
        written.onComplete(done -> connection.close());
      }
      return;
    }
    long timer = vertx.setTimer(HttpLimits.LINGER.toMillis(), late -> connection.close());
    request.handler(dropped -> {});
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
    request.endHandler(
        complete -> {
          vertx.cancelTimer(timer);
          if (closing.contains(connection)) {
            connection.close();
          }
        });
    request.resume();
  }

  private static boolean hasBodyLeft(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    boolean hasBody =
        request.headers().contains("transfer-encoding")
            || (length != null && !length.matches("0{1,18}"));
    return hasBody && !request.isEnded();
  }

  private static boolean isShort(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return length != null
        && length.matches("\\d{1,6}")
        && Integer.parseInt(length) <= HttpLimits.DISCARDED_BODY_BYTES
        && !request.headers().contains("expect");
  }
}
