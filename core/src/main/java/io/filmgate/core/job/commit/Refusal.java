package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.ledger.Denial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Why a key may not have what it asked for. */
public sealed interface Refusal {
  /** The refusal that an allowance's denial amounts to. */
  static Refusal of(Denial denial, String model) {
    if (denial instanceof Denial.Exceeded exceeded) {
      return new BudgetExceeded(
          exceeded.scope().kind(),
          exceeded.budget(),
          exceeded.used(),
          exceeded.limit(),
          exceeded.resetsAt());
    }
    return new NotPriced(model);
  }

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

  /** Credits are limited, and the model has no price. */
  record NotPriced(String model) implements Refusal {}
}
