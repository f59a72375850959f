package io.filmgate.core.route;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which channels may be used at this moment. What a vendor says closes a channel for a while; the
 * first good answer opens it again. In memory only, for any thread.
 */
public final class ChannelHealth {
  /** Without a pause after "full", starting and refusing would spin. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Account trouble does not go away by itself within seconds. */
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(1);

  /** One broken answer is an accident, three in a row are the channel's trouble. */
  private static final int TOLERATED_FAILURES = 2;

  private final InstantSource clock;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  private record Trouble(int failures, Instant closedUntil, String reason) {}

  public ChannelHealth(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether requests may be sent now. */
  public boolean isOpen(String channelId) {
    return closedUntil(channelId).isEmpty();
  }

  /** When the channel opens again; empty if it is open. */
  public Optional<Instant> closedUntil(String channelId) {
    return Optional.ofNullable(troubles.get(channelId))
        .map(Trouble::closedUntil)
        .filter(until -> until.isAfter(clock.instant()));
  }

  /** The vendor answered as it should. */
  public void succeeded(String channelId) {
    troubles.remove(channelId);
  }

  /**
   * The vendor, or the way to it, failed.
   *
   * @return how long the channel is closed now, if it is
   */
  public Optional<Duration> failed(String channelId, ProviderException failure) {
    Trouble trouble =
        troubles.compute(channelId, (id, before) -> after(before, failure, clock.instant()));
    Duration pause = Duration.between(clock.instant(), trouble.closedUntil());
    return pause.isNegative() || pause.isZero() ? Optional.empty() : Optional.of(pause);
  }

  private static Trouble after(Trouble before, ProviderException failure, Instant now) {
    int failures = before == null ? 1 : before.failures() + 1;
    Instant until = now.plus(pause(failure, failures));
    if (before != null && before.closedUntil().isAfter(until)) {
      until = before.closedUntil();
    }
    return new Trouble(failures, until, failure.getMessage());
  }

  private static Duration pause(ProviderException failure, int failures) {
    ErrorKind kind = failure.kind();
    return switch (kind) {
      case RATE_LIMITED, CONCURRENCY_FULL ->
          failure.retryAfter().map(ChannelHealth::bounded).orElse(growing(failures));
      case CREDENTIALS_REFUSED, FUNDS_EXHAUSTED, TOKEN_EXPIRED -> ACCOUNT_PAUSE;
      case UNAVAILABLE, OUTCOME_UNKNOWN ->
          failures > TOLERATED_FAILURES ? growing(failures - TOLERATED_FAILURES) : Duration.ZERO;
      case INVALID_REQUEST,
          INPUT_REJECTED,
          OUTPUT_REJECTED,
          MODEL_UNAVAILABLE,
          NOT_ENTITLED,
          JOB_NOT_FOUND,
          JOB_FAILED,
          JOB_EXPIRED,
          JOB_CANCELLED,
          PLUGIN_FAULT ->
          Duration.ZERO;
    };
  }

  private static Duration growing(int failures) {
    return bounded(SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6)));
  }

  private static Duration bounded(Duration wish) {
    if (wish.compareTo(SHORTEST_PAUSE) < 0) {
      return SHORTEST_PAUSE;
    }
    return wish.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wish;
  }
}
