package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import java.time.Instant;
import java.util.Optional;

/** Why an allowance does not cover what is asked of it. */
public sealed interface Denial {
  /**
   * It is used up.
   *
   * @param used with what is held, in the budget's smallest unit
   * @param limit in the same unit
   */
  record Exceeded(
      Scope scope, BudgetConfig budget, long used, long limit, Optional<Instant> resetsAt)
      implements Denial {}

  /** Credits are limited, and the model has no price: it is not free. */
  record NotPriced(Scope scope) implements Denial {}
}
