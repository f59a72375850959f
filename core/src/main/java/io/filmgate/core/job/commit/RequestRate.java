package io.filmgate.core.job.commit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Requests per minute by the generic cell rate algorithm: one number per key, the theoretical
 * arrival time (TAT), says it all, so that it is exact on any number of nodes. A whole minute's
 * requests may come at once; then one each time that a minute's share of one has passed.
 *
 * <p>Example: with 60 per minute, 60 are taken at 12:00:00, the next at 12:00:01.
 */
final class RequestRate {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private RequestRate() {}

  /** An answer: taken, if there is nothing to wait for. */
  record Verdict(long tat, Duration retryAfter) {
    boolean isTaken() {
      return retryAfter.isZero();
    }
  }

  /** Without a limit everything is taken, and nothing is noted. */
  static Verdict unlimited(long tat) {
    return new Verdict(tat, Duration.ZERO);
  }

  /**
   * What is left after a verdict that took one.
   *
   * <p>Example: with 60 per minute, after the first request 59 are left, and a second later 60.
   */
  static RateLeft left(Verdict taken, int perMinute, Instant now) {
    long share = MINUTE / perMinute;
    long unused = nanos(now) + MINUTE - taken.tat();
    return new RateLeft(
        perMinute, (int) (unused / share), Duration.ofNanos(share - unused % share));
  }

  /**
   * Takes one request, or says how long to wait.
   *
   * @param tat as the last verdict left it; 0 in the beginning
   */
  static Verdict take(long tat, int perMinute, Instant now) {
    if (perMinute <= 0) {
      return new Verdict(tat, Duration.ofNanos(MINUTE));
    }
    long at = nanos(now);
    // it is never further away than a minute, unless the clock was set back
    long known = Math.min(tat, at + MINUTE);
    long next = Math.max(known, at) + MINUTE / perMinute;
    long wait = next - at - MINUTE;
    return wait > 0 ? new Verdict(tat, Duration.ofNanos(wait)) : new Verdict(next, Duration.ZERO);
  }

  private static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }
}
