package io.filmgate.core.api.content;

import io.filmgate.core.wire.Exchange;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Passes a file on, no faster than the client reads. Ends the vendor's transfer when the client is
 * gone, and the client's when the vendor breaks off or falls silent: a file that is cut short must
 * not look complete. There is no limit on the whole: what moves goes on.
 */
final class ContentStream {
  private final Vertx vertx;
  private final Exchange exchange;
  private final OpenFile file;
  private long toSkip;
  private long toSend;
  private long idleTimer;
  private boolean isOver;
  private boolean hasVendorEnded;

  /**
   * A stream that has not begun.
   *
   * @param skip bytes to drop first
   * @param length bytes to send after that; {@code Long.MAX_VALUE} for all
   */
  ContentStream(Vertx vertx, Exchange exchange, OpenFile file, long skip, long length) {
    this.vertx = vertx;
    this.exchange = exchange;
    this.file = file;
    this.toSkip = skip;
    this.toSend = length;
  }

  void start() {
    exchange.whenFinished(this::stop);
    if (isOver) {
      return;
    }
    HttpServerResponse response = exchange.request().response();
    response.drainHandler(
        drained -> {
          if (!isOver) {
            watchVendor();
            file.body().resume();
          }
        });
    file.body().exceptionHandler(failure -> breakOff());
    file.body().endHandler(end -> vendorEnded());
    file.body().handler(this::pass);
    watchVendor();
    file.body().resume();
  }

  private void pass(Buffer piece) {
    if (isOver) {
      return;
    }
    watchVendor();
    int from = (int) Math.min(toSkip, piece.length());
    toSkip -= from;
    int to = (int) Math.min(piece.length(), from + Math.min(toSend, Integer.MAX_VALUE - from));
    if (from == to) {
      return;
    }
    boolean isEndless = toSend == Long.MAX_VALUE;
    toSend -= isEndless ? 0 : to - from;
    HttpServerResponse response = exchange.request().response();
    response.write(from == 0 && to == piece.length() ? piece : piece.slice(from, to));
    if (toSend == 0) {
      finish();
    } else if (response.writeQueueFull()) {
      vertx.cancelTimer(idleTimer);
      file.body().pause();
    }
  }

  private void vendorEnded() {
    hasVendorEnded = true;
    if (toSend == 0 || toSend == Long.MAX_VALUE) {
      finish();
    } else {
      breakOff();
    }
  }

  private void finish() {
    if (!isOver) {
      stop();
      exchange.request().response().end();
    }
  }

  private void breakOff() {
    if (!isOver) {
      stop();
      reset(exchange.request().connection());
    }
  }

  /** Where nothing announced the length, only a reset tells a client that the end is none. */
  private static void reset(HttpConnection connection) {
    if (connection instanceof ConnectionBase known) {
      known.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    }
    connection.close();
  }

  private void stop() {
    if (!isOver) {
      isOver = true;
      vertx.cancelTimer(idleTimer);
      // a vendor that has just sent its last byte says so in a moment, and keeps its connection
      vertx.runOnContext(
          later -> {
            if (!hasVendorEnded) {
              file.stop().run();
            }
          });
    }
  }

  private void watchVendor() {
    vertx.cancelTimer(idleTimer);
    idleTimer = vertx.setTimer(file.idle().toMillis(), silent -> breakOff());
  }
}
