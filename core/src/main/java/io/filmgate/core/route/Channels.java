package io.filmgate.core.route;

import io.filmgate.core.config.ChannelConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the channels at this moment, beyond configuration: health and request budgets.
 * For any thread.
 */
public final class Channels {
  private final InstantSource clock;
  private final ChannelHealth health;
  private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();

  public Channels(InstantSource clock) {
    this.clock = clock;
    this.health = new ChannelHealth(clock);
  }

  public ChannelHealth health() {
    return health;
  }

  /**
   * Some channels are configured anew: what was learnt of those that have changed is forgotten. A
   * corrected secret counts at once.
   */
  public void changed(Map<String, ChannelConfig> before, Map<String, ChannelConfig> after) {
    before.forEach(
        (id, old) -> {
          ChannelConfig now = after.get(id);
          if (now != null && !now.credentials().equals(old.credentials())) {
            health.forget(id);
          }
          if (now != null && !now.limits().equals(old.limits())) {
            budgets.remove(id);
          }
        });
  }

  /** The channel's request budget, by the limit that it had when it was first used. */
  public RequestBudget budget(ChannelConfig channel) {
    return budgets.computeIfAbsent(
        channel.id(), id -> new RequestBudget(clock, channel.limits().requestsPerSecond()));
  }

  /**
   * How long to wait before a channel is asked about a job: looking for one counts as polling, and
   * has no limits of its own.
   *
   * @return empty if it may be asked now; the permit is taken then
   */
  public Optional<Duration> pauseBeforePoll(ChannelConfig channel) {
    return health
        .silentUntil(channel.id())
        .map(until -> Duration.between(clock.instant(), until))
        .or(() -> Optional.of(budget(channel).takeForPoll()))
        .filter(wait -> !wait.isZero());
  }

  /** Whether a create may be sent there now. */
  public boolean takesCreates(ChannelConfig channel) {
    return channel.isEnabled() && health.isOpen(channel.id()) && budget(channel).hasRoomForCreate();
  }
}
