package io.filmgate.core.route;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many requests a channel may send per second. Polls leave a fifth of it to creates, so that
 * asking never keeps a new job from starting. For any thread.
 */
public final class RequestBudget {
  private static final double POLL_SHARE = 0.8;

  private final InstantSource clock;
  private final double perSecond;
  private double tokens;
  private Instant filledAt;

  public RequestBudget(InstantSource clock, int perSecond) {
    this.clock = clock;
    this.perSecond = perSecond;
    this.tokens = perSecond;
    this.filledAt = clock.instant();
  }

  /** Whether a create could be sent now; takes nothing. */
  public synchronized boolean hasRoomForCreate() {
    fill();
    return tokens >= 1;
  }

  /**
   * Takes the permit of a create, which has been looked for before and goes even if another one was
   * faster.
   */
  public synchronized void takeForCreate() {
    fill();
    tokens -= 1;
  }

  /** Takes the permit of a poll, if there is one. */
  public synchronized boolean takeForPoll() {
    fill();
    double reserved = perSecond * (1 - POLL_SHARE);
    if (tokens - 1 < Math.min(reserved, perSecond - 1)) {
      return false;
    }
    tokens -= 1;
    return true;
  }

  private void fill() {
    Instant now = clock.instant();
    double elapsedSeconds = Duration.between(filledAt, now).toNanos() / 1e9;
    if (elapsedSeconds > 0) {
      tokens = Math.min(perSecond, tokens + elapsedSeconds * perSecond);
    }
    filledAt = now;
  }
}
