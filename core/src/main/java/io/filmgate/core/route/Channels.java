package io.filmgate.core.route;

import io.filmgate.core.config.ChannelConfig;
import java.time.InstantSource;
import java.util.Map;
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

  /** The channel's request budget, by the limit that it had when it was first used. */
  public RequestBudget budget(ChannelConfig channel) {
    return budgets.computeIfAbsent(
        channel.id(), id -> new RequestBudget(clock, channel.limits().requestsPerSecond()));
  }

  /** Whether a create may be sent there now. */
  public boolean takesCreates(ChannelConfig channel) {
    return channel.isEnabled() && health.isOpen(channel.id()) && budget(channel).hasRoomForCreate();
  }
}
