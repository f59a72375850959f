package io.filmgate.core.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account at one vendor.
 *
 * @param settings texts as written; {@link ChannelSettings} makes of them what the provider
 *     declares
 * @param credentials by the provider's names
 * @param models public name → the vendor's names; the first is sent, metadata may ask for another
 * @param cost by public model
 */
public record ChannelConfig(
    String id,
    String provider,
    boolean isEnabled,
    boolean isOptional,
    Map<String, Object> settings,
    Optional<String> proxy,
    Map<String, SecretText> credentials,
    Map<String, List<String>> models,
    Map<String, Rate> cost,
    Set<String> groups,
    int priority,
    int weight,
    ChannelLimits limits,
    Optional<InDoubtPolicy> inDoubt) {
  public ChannelConfig {
    settings = Ordered.copy(settings);
    credentials = Ordered.copy(credentials);
    models = Ordered.copy(models);
    cost = Ordered.copy(cost);
    groups = Set.copyOf(groups);
  }

  /** The same without new jobs. */
  public ChannelConfig drained() {
    return new ChannelConfig(
        id,
        provider,
        false,
        isOptional,
        settings,
        proxy,
        credentials,
        models,
        cost,
        groups,
        priority,
        weight,
        limits,
        inDoubt);
  }

  /** An amount per second, per video, or both. */
  public record Rate(Optional<BigDecimal> perSecond, Optional<BigDecimal> perVideo) {}

  /** What the account can take at a time. */
  public record ChannelLimits(int runningJobs, int requestsPerSecond) {}

  /** What becomes of a job in doubt that nobody can clear up. */
  public record InDoubtPolicy(Duration after, Then then) {
    /** Who bears it. */
    public enum Then {
      RELEASE,
      CHARGE
    }
  }
}
