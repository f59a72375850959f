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
 * Which channels may be used at this moment. What a vendor says closes a channel for a while; a
 * good answer meanwhile does not open it, but the next pause is short again. In memory only, for
 * any thread.
 */
public final class ChannelHealth {
  /** Without a pause after "full", starting and refusing would spin. */
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Account trouble does not go away by itself within seconds. */
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(1);

  /** One broken answer is an accident, three in a row are the channel's trouble. */
  private static final int TOLERATED_FAILURES = 2;

  /** One expired token is tried again on the same account. */
  private static final int TOLERATED_TOKENS = 1;

  private final InstantSource clock;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  /**
   * What is wrong with a channel.
   *
   * @param failures in a row
   * @param closedUntil nothing is created before
   * @param silentUntil nothing is asked before, either
   * @param kind why it is closed
   */
  private record Trouble(int failures, Instant closedUntil, Instant silentUntil, ErrorKind kind) {
    static final Trouble NONE = new Trouble(0, Instant.MIN, Instant.MIN, ErrorKind.UNAVAILABLE);
  }

  public ChannelHealth(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether a failure says only that there is no room now. */
  public static boolean isBusy(ErrorKind kind) {
    return kind == ErrorKind.CONCURRENCY_FULL || kind == ErrorKind.RATE_LIMITED;
  }

  /** Whether jobs may be created now. */
  public boolean isOpen(String channelId) {
    return !trouble(channelId).closedUntil().isAfter(clock.instant());
  }

  /** Whether it is closed because it had no room, and for nothing worse. */
  public boolean isBusy(String channelId) {
    return !isOpen(channelId) && isBusy(trouble(channelId).kind());
  }

  /**
   * When its jobs may be asked about again; empty if they may now. A channel that only takes no
   * more jobs still answers for those that it has.
   */
  public Optional<Instant> silentUntil(String channelId) {
    return Optional.of(trouble(channelId).silentUntil())
        .filter(until -> until.isAfter(clock.instant()));
  }

  private Trouble trouble(String channelId) {
    return troubles.getOrDefault(channelId, Trouble.NONE);
  }

  /** Nothing is known of the channel any more. */
  void forget(String channelId) {
    troubles.remove(channelId);
  }

  /** The vendor answered as it should. */
  public void succeeded(String channelId) {
    troubles.computeIfPresent(
        channelId,
        (id, before) ->
            before.closedUntil().isAfter(clock.instant())
                ? new Trouble(0, before.closedUntil(), before.silentUntil(), before.kind())
                : null);
  }

  /**
   * The vendor, or the way to it, failed.
   *
   * @return how long the channel is closed now, if it is
   */
  public Optional<Duration> failed(String channelId, ProviderException failure) {
    Instant now = clock.instant();
    if (isAboutTheChannel(failure.kind())) {
      troubles.compute(
          channelId, (id, before) -> after(before == null ? Trouble.NONE : before, failure, now));
    }
    return Optional.of(Duration.between(now, later(now, trouble(channelId).closedUntil())))
        .filter(pause -> !pause.isZero());
  }

  /** A refused request, model or job says nothing of the channel. */
  private static boolean isAboutTheChannel(ErrorKind kind) {
    return switch (kind.blame()) {
      case CHANNEL -> true;
      case UPSTREAM -> !kind.endsJob();
      case REQUEST, MODEL, NOBODY -> false;
    };
  }

  private static Trouble after(Trouble before, ProviderException failure, Instant now) {
    int failures = before.failures() + 1;
    Instant until = now.plus(pause(failure, failures));
    boolean isLonger = until.isAfter(before.closedUntil());
    return new Trouble(
        failures,
        later(until, before.closedUntil()),
        isOnlyCreates(failure.kind()) ? before.silentUntil() : later(until, before.silentUntil()),
        isLonger ? failure.kind() : before.kind());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** No slot and no money keep no running job from being asked about. */
  private static boolean isOnlyCreates(ErrorKind kind) {
    return kind == ErrorKind.CONCURRENCY_FULL || kind == ErrorKind.FUNDS_EXHAUSTED;
  }

  private static Duration pause(ProviderException failure, int failures) {
    return switch (failure.kind()) {
      case RATE_LIMITED, CONCURRENCY_FULL ->
          failure.retryAfter().map(ChannelHealth::bounded).orElse(growing(failures));
      case CREDENTIALS_REFUSED, FUNDS_EXHAUSTED -> ACCOUNT_PAUSE;
      case TOKEN_EXPIRED -> failures > TOLERATED_TOKENS ? ACCOUNT_PAUSE : Duration.ZERO;
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
