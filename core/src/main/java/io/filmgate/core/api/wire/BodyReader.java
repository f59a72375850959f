package io.filmgate.core.api.wire;

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
  private final Capacity capacity;

  public BodyReader(Vertx vertx, Capacity capacity) {
    this.vertx = vertx;
    this.capacity = capacity;
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
      return refused(Errors.bodyTooLarge(mostBytes));
    }
    Reservation reservation = new Reservation(mostBuffered);
    exchange.whenFinished(reservation::release);
    if (announced != null && !reservation.grow(Long.parseLong(announced))) {
      return refused(Errors.overloaded());
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer bytes = Buffer.buffer();
    long timer =
        vertx.setTimer(
            HttpLimits.BODY.toMillis(),
            late -> whole.tryFail(new ApiException(Errors.requestTimeout())));
    exchange.whenFinished(() -> vertx.cancelTimer(timer));
    request.exceptionHandler(gone -> vertx.cancelTimer(timer));
    request.handler(
        piece -> {
          if (whole.future().isComplete()) {
            return;
          }
          if (bytes.length() + (long) piece.length() > mostBytes) {
            whole.tryFail(new ApiException(Errors.bodyTooLarge(mostBytes)));
          } else if (!reservation.covers(bytes.length() + (long) piece.length())) {
            whole.tryFail(new ApiException(Errors.overloaded()));
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

  private static Future<Buffer> refused(ErrorAnswer error) {
    return Future.failedFuture(new ApiException(error));
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
      if (isReleased || !capacity.reserve(more, mostBuffered)) {
        return false;
      }
      reserved += more;
      return true;
    }

    void release() {
      if (!isReleased) {
        isReleased = true;
        capacity.release(reserved);
      }
    }
  }
}
