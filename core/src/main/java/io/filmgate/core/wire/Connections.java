package io.filmgate.core.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The connections of one event loop: how many there may be, how long one may wait for a request,
 * and how they end. On a connection that is to be closed no later request is served, even if its
 * bytes have arrived already.
 */
final class Connections {
  private final Vertx vertx;
  private final Wire wire;
  private final Predicate<String> isTrustedProxy;
  private final IdentityHashMap<HttpConnection, State> open = new IdentityHashMap<>();
  private final Newcomers newcomers = new Newcomers();
  private final Promise<Void> left = Promise.promise();
  private Phase phase = Phase.SERVING;

  /**
   * @param isTrustedProxy whether an address is many clients' and none of them
   */
  Connections(Vertx vertx, Wire wire, Predicate<String> isTrustedProxy) {
    this.vertx = vertx;
    this.wire = wire;
    this.isTrustedProxy = isTrustedProxy;
  }

  /** How far this is on the way to the end; each phase follows the one before it. */
  private enum Phase {
    SERVING,
    FAREWELL,
    SETTLING,
    SETTLED
  }

  /** One connection; {@code deadline} is the timer that closes it unless a request comes. */
  private static final class State {
    private boolean isClosing;
    private Optional<HttpServerRequest> serving = Optional.empty();
    private long deadline;
  }

  /** Takes in a new connection; where there are too many, drops one that waits, or this one. */
  void opened(HttpConnection connection) {
    Optional<String> network =
        Optional.ofNullable(connection.remoteAddress().hostAddress())
            .filter(address -> !isTrustedProxy.test(address))
            .map(ClientNetwork::of);
    Optional<ConnectionRefusal> refusal = wire.capacity().connect(network);
    if (refusal.isPresent()) {
      wire.meters().refused(refusal.get());
      if (!madeRoom(refusal.get(), network)) {
        connection.close();
        return;
      }
    }
    newcomers.add(connection, network);
    State state = new State();
    open.put(connection, state);
    state.deadline =
        after(
            wire.limits().head(),
            () -> {
              wire.meters().refused(ConnectionRefusal.HEAD_LATE);
              connection.close();
            });
    connection.closeHandler(
        closed -> {
          wire.capacity().disconnect(network);
          open.remove(connection);
          newcomers.remove(connection);
          vertx.cancelTimer(state.deadline);
          look();
        });
  }

  /**
   * Sends everybody away. A client that sends on a connection at the moment at which it is closed
   * never learns what became of its request; so each answer of the farewell is its connection's
   * last one. Who comes back all the same stays connected then: that the port closes, who connects
   * at this moment does not learn, either.
   *
   * @return completes when no request is served any more, and no connection is left or the farewell
   *     is over; at the latest after the grace
   */
  Future<Void> leave(Duration grace) {
    enter(Phase.FAREWELL);
    Duration farewell = wire.limits().farewell();
    List<Long> timers =
        List.of(
            after(farewell, () -> enter(Phase.SETTLING)),
            after(farewell.plus(wire.limits().settling()), () -> enter(Phase.SETTLED)),
            after(grace, left::tryComplete));
    return left.future().onComplete(gone -> timers.forEach(vertx::cancelTimer));
  }

  private void enter(Phase next) {
    phase = next;
    look();
  }

  private void look() {
    if (phase != Phase.SERVING
        && (phase == Phase.SETTLED || open.isEmpty())
        && open.values().stream().allMatch(state -> state.serving.isEmpty())) {
      left.tryComplete();
    }
  }

  /** For a moment there is one connection too many, until the other one is closed. */
  private boolean madeRoom(ConnectionRefusal refusal, Optional<String> network) {
    Optional<HttpConnection> oldest = newcomers.oldest(refusal, network);
    oldest.ifPresent(
        other -> {
          newcomers.remove(other);
          wire.capacity().replace(network);
          other.close();
        });
    return oldest.isPresent();
  }

  /** Whether a request may be served; false after the last one that its connection is to see. */
  boolean serves(HttpServerRequest request) {
    State state = open.get(request.connection());
    if (state == null || state.isClosing) {
      return false;
    }
    newcomers.remove(request.connection());
    vertx.cancelTimer(state.deadline);
    state.serving = Optional.of(request);
    state.isClosing = asksToClose(request);
    return true;
  }

  private static boolean asksToClose(HttpServerRequest request) {
    return request.headers().getAll("connection").stream()
        .flatMap(wishes -> Stream.of(wishes.split(",", -1)))
        .anyMatch(wish -> wish.strip().equalsIgnoreCase("close"));
  }

  /** Makes this request the last one of its connection. */
  void closeAfter(HttpServerRequest request) {
    close(request.connection());
    if (!request.response().headWritten()) {
      request.response().putHeader("connection", "close");
    }
  }

  /** To be called before an answer is written. */
  void beforeEnd(HttpServerRequest request) {
    if (phase == Phase.FAREWELL || (UnreadBody.isLeft(request) && !UnreadBody.isShort(request))) {
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
    if (!UnreadBody.isLeft(request)) {
      if (isClosing(connection)) {
        written.onComplete(done -> connection.close());
      }
      return;
    }
    long timer = after(wire.limits().linger(), connection::close);
    request.handler(dropped -> {});
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
    request.endHandler(
        complete -> {
          vertx.cancelTimer(timer);
          if (isClosing(connection)) {
            connection.close();
          }
        });
    request.resume();
  }

  /** From now on the connection waits for its next request, unless that is being served already. */
  void answered(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    State state = open.get(connection);
    if (state != null && state.serving.filter(last -> last == request).isPresent()) {
      state.serving = Optional.empty();
      state.deadline = after(wire.limits().idle(), connection::close);
      look();
    }
  }

  private long after(Duration time, Runnable action) {
    return vertx.setTimer(time.toMillis(), late -> action.run());
  }

  private void close(HttpConnection connection) {
    Optional.ofNullable(open.get(connection)).ifPresent(state -> state.isClosing = true);
  }

  /** Also when it is closed already. */
  private boolean isClosing(HttpConnection connection) {
    return Optional.ofNullable(open.get(connection)).map(state -> state.isClosing).orElse(true);
  }
}
