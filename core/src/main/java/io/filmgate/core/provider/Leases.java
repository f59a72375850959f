package io.filmgate.core.provider;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts who is using a revision, so that it ends only when nobody does. One atomic number holds
 * the count and whether it is retired: no lease can slip in between.
 */
final class Leases {
  private static final long RETIRED = 1L << 62;

  private final AtomicLong state = new AtomicLong();
  private final Promise<Void> drained = Promise.promise();

  /** Takes a lease for one exchange. False once retired: use the current revision. */
  boolean acquire() {
    long before = state.get();
    while (before < RETIRED) {
      if (state.compareAndSet(before, before + 1)) {
        return true;
      }
      before = state.get();
    }
    return false;
  }

  /** Gives a lease back. */
  void release() {
    if (state.decrementAndGet() == RETIRED) {
      drained.tryComplete();
    }
  }

  /** No new leases from now on; the future completes when the last one is given back. */
  Future<Void> retire() {
    long before = state.getAndUpdate(now -> now | RETIRED);
    if ((before & ~RETIRED) == 0) {
      drained.tryComplete();
    }
    return drained.future();
  }

  /** How many there are. */
  long count() {
    return state.get() & ~RETIRED;
  }
}
