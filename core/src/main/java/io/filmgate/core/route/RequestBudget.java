package io.filmgate.core.route;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a channel may send within any second. Polls leave a fifth of it to creates, so
 * that asking never keeps a new job from starting. For any thread.
 *
 * <p>Example: with 10 per second, 10 creates go at once and the next a second later; of polls alone
 * 8 go in a second.
 */
public final class RequestBudget {
  private static final double POLL_SHARE = 0.8;

  /** Above it, shorter periods than a second are counted. */
  private static final int MOST_REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Instant start;
  private final Recent all;
  private final Recent polls;
  private long lastNow;
  private long setBack;

  public RequestBudget(InstantSource clock, int perSecond) {
    this.clock = clock;
    this.start = clock.instant();
    this.all = new Recent(perSecond);
    this.polls = new Recent(perSecond * POLL_SHARE);
  }

  /**
   * The last few requests; the oldest of them must be a period ago before there is another one. Who
   * does not look pays it back: the next ones wait longer.
   */
  private static final class Recent {
    private final long[] sentAt;
    private final long period;
    private int oldest;

    Recent(double perSecond) {
      int most = (int) Math.max(1, Math.min(perSecond, MOST_REMEMBERED));
      sentAt = new long[most];
      period = (long) Math.ceil(TimeUnit.SECONDS.toNanos(1) * (most / perSecond));
      Arrays.fill(sentAt, -period);
    }

    long freeAt() {
      return sentAt[oldest] + period;
    }

    void take(long now) {
      sentAt[oldest] = Math.max(now, freeAt());
      oldest = (oldest + 1) % sentAt.length;
    }
  }

  /** Whether a create could be sent now; takes nothing. */
  public synchronized boolean hasRoomForCreate() {
    return all.freeAt() <= now();
  }

  /**
   * Takes the permit of a create, which has been looked for before and goes even if another one was
   * faster.
   */
  public synchronized void takeForCreate() {
    all.take(now());
  }

  /**
   * Takes the permit of a poll.
   *
   * @return zero if it was taken; else nothing was, and it may be there after this long
   */
  public synchronized Duration takeForPoll() {
    long now = now();
    long wait = Math.max(all.freeAt(), polls.freeAt()) - now;
    if (wait > 0) {
      return Duration.ofNanos(wait);
    }
    all.take(now);
    polls.take(now);
    return Duration.ZERO;
  }

  /** Never falls, even if the clock is set back. */
  private long now() {
    long now = Duration.between(start, clock.instant()).toNanos() + setBack;
    if (now < lastNow) {
      setBack += lastNow - now;
      now = lastNow;
    }
    lastNow = now;
    return now;
  }
}
