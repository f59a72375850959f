package io.filmgate.core.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/** What a key, or a tenant's keys together, may do. An empty member is no limit. */
public record LimitsConfig(
    OptionalInt requestsPerMinute,
    OptionalInt runningJobs,
    OptionalInt queuedJobs,
    List<BudgetConfig> budgets) {
  /** No limits at all. */
  public static final LimitsConfig NONE =
      new LimitsConfig(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), List.of());

  public LimitsConfig {
    budgets = List.copyOf(budgets);
  }

  /**
   * An allowance.
   *
   * @param amount of credits, seconds or jobs
   */
  public record BudgetConfig(Unit unit, BigDecimal amount, Period per) {
    /** What is counted. */
    public enum Unit {
      CREDITS,
      SECONDS,
      JOBS
    }

    /** In which windows (UTC). */
    public enum Period {
      HOUR,
      DAY,
      MONTH,
      EVER
    }
  }
}
