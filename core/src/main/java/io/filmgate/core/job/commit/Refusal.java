package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Why a key may not have what it asked for. */
public sealed interface Refusal {
  /** Too many requests; {@code scope} is {@code key} or {@code tenant}. */
  record RateExceeded(String scope, int perMinute, Duration retryAfter) implements Refusal {}

  /** The waiting line is as long as allowed. */
  record QueueFull(String scope, int queuedJobs) implements Refusal {}

  /**
   * An allowance is used up.
   *
   * @param used with what is held, in the budget's smallest unit
   * @param limit in the same unit
   * @param resetsAt empty for a budget without windows
   */
  record BudgetExceeded(
      String scope, BudgetConfig budget, long used, long limit, Optional<Instant> resetsAt)
      implements Refusal {}
}
