package io.filmgate.core.job;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Counts what is under way, so that an orderly stop can wait for it. For one context, on which what
 * is counted also completes.
 */
public final class UnderWay {
  private int count;
  private Promise<Void> idle = Promise.promise();

  /** Counts something until it is over, whichever way. */
  public <T> Future<T> count(Future<T> work) {
    count++;
    return work.onComplete(
        over -> {
          count--;
          if (count == 0) {
            idle.complete();
            idle = Promise.promise();
          }
        });
  }

  /** Completes when nothing is under way. */
  public Future<Void> idle() {
    return count == 0 ? Future.succeededFuture() : idle.future();
  }
}
