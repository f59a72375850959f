package io.filmgate.core.config;

import java.util.List;
import java.util.Optional;

/**
 * One rule: which channels serve what it matches.
 *
 * @param channels never empty; may name an optional channel that was left out
 * @param fallback public models to try when none of them takes the job
 */
public record RouteConfig(
    When when, List<String> channels, List<String> fallback, Strategy strategy) {
  public RouteConfig {
    channels = List.copyOf(channels);
    fallback = List.copyOf(fallback);
  }

  /** How to order the channels. */
  public enum Strategy {
    PRIORITY,
    LEAST_LOADED,
    CHEAPEST
  }

  /**
   * What a request must be; an empty member matches everything.
   *
   * @param model a pattern with {@code *}
   * @param group one of the tenant's
   */
  public record When(
      Optional<String> model,
      Optional<String> group,
      Optional<String> tenant,
      Optional<Boolean> image,
      Optional<SecondsRange> seconds,
      Optional<String> size) {}

  /** From and to, both included. */
  public record SecondsRange(int least, int most) {}
}
