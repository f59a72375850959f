package io.filmgate.core.wire;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Reads a request's body into memory: up to a size, within a time, and while there is room. */
public final class BodyReader {
  private static final int UNANNOUNCED_STEP = 64 * 1024;

  private final Vertx vertx;
  private final Wire wire;
  private final String advice;

  /**
   * @param advice what to do instead of sending a body that is too large
   */
  public BodyReader(Vertx vertx, Wire wire, String advice) {
    this.vertx = vertx;
    this.wire = wire;
    this.advice = advice;
  }

  /**
   * Reads the body. Its bytes count as buffered until the exchange is over.
   *
   * @param mostBytes of this body
   * @param mostBuffered of all bodies together
   */
  public Future<Buffer> read(Exchange exchange, long mostBytes, long mostBuffered) {
    HttpServerRequest request = exchange.request();
    String announced = request.getHeader("content-length");
    if (announced != null && Long.parseLong(announced) > mostBytes) {
      return Future.failedFuture(refused(BodyRefusal.TOO_LARGE, mostBytes));
    }
    Reservation reservation = new Reservation(mostBuffered);
    exchange.whenFinished(reservation::release);
    if (announced != null && !reservation.grow(Long.parseLong(announced))) {
      return Future.failedFuture(refused(BodyRefusal.OVERLOADED, mostBytes));
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer();
    long timer =
        vertx.setTimer(
            wire.limits().body().toMillis(),
            late -> whole.tryFail(refused(BodyRefusal.LATE, mostBytes)));
    exchange.whenFinished(() -> vertx.cancelTimer(timer));
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
    request.handler(
        piece -> {
          if (whole.future().isComplete()) {
            return;
          }
          if (bytes.length() + (long) piece.length() > mostBytes) {
            whole.tryFail(refused(BodyRefusal.TOO_LARGE, mostBytes));
          } else if (!reservation.covers(bytes.length() + (long) piece.length())) {
            whole.tryFail(refused(BodyRefusal.OVERLOADED, mostBytes));
          } else {
            bytes.appendBuffer(piece);
          }
        });
    request.endHandler(
        end -> {
          vertx.cancelTimer(timer);
          whole.tryComplete(bytes);
        });
    if (request.getHeader("expect") != null && request.version() == HttpVersion.HTTP_1_1) {
      request.response().writeContinue();
    }
    return whole.future();
  }

  private ApiException refused(BodyRefusal reason, long mostBytes) {
    wire.meters().refused(reason);
    return new ApiException(
        switch (reason) {
          case TOO_LARGE -> Errors.bodyTooLarge(mostBytes, advice);
          case LATE -> Errors.requestTimeout(wire.limits().body());
          case OVERLOADED -> Errors.overloaded();
        });
  }

  private final class Reservation {
    private final long mostBuffered;
    private long reserved;
    private boolean isReleased;

    Reservation(long mostBuffered) {
      this.mostBuffered = mostBuffered;
    }

    boolean covers(long bytes) {
      return bytes <= reserved || grow(Math.max(UNANNOUNCED_STEP, bytes - reserved));
    }

    boolean grow(long more) {
      if (isReleased || !wire.capacity().reserve(more, mostBuffered)) {
        return false;
      }
      reserved += more;
      return true;
    }

    void release() {
      if (!isReleased) {
        isReleased = true;
        wire.capacity().release(reserved);
      }
    }
  }
}
