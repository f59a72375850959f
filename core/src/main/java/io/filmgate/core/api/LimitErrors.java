package io.filmgate.core.api;

import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.job.commit.Refusal;
import io.filmgate.core.ledger.Amounts;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Errors;
import java.time.Duration;
import java.util.Locale;

/** What a key is answered that has used up what it may have. */
final class LimitErrors {
  private static final String PERMISSION = "permission_error";
  private static final String RATE = "rate_limit_error";

  private LimitErrors() {}

  /** Why a key may not have what it asked for. */
  static ErrorAnswer of(Refusal refusal) {
    if (refusal instanceof Refusal.BudgetExceeded budget) {
      return budgetExceeded(budget);
    }
    if (refusal instanceof Refusal.NotPriced unpriced) {
      return Errors.modelNotPriced(unpriced.model());
    }
    if (refusal instanceof Refusal.QueueFull queue) {
      return ErrorAnswer.of(
              429,
              RATE,
              "queue_full",
              "Limit queued_jobs: %d per %s".formatted(queue.queuedJobs(), queue.scope()))
          .retryAfter(Duration.ofSeconds(10))
          .with(RateLimitHeaders.fullQueue(queue.queuedJobs()));
    }
    Refusal.RateExceeded rate = (Refusal.RateExceeded) refusal;
    ErrorAnswer answer =
        ErrorAnswer.of(
                429,
                RATE,
                "rate_limit_exceeded",
                "Limit requests_per_minute: %d per minute".formatted(rate.perMinute()))
            .retryAfter(rate.retryAfter());
    return answer.with(
        RateLimitHeaders.requests(rate.perMinute(), 0, answer.headers().get("retry-after")));
  }

  private static ErrorAnswer budgetExceeded(Refusal.BudgetExceeded refusal) {
    BudgetConfig budget = refusal.budget();
    String period = budget.per().name().toLowerCase(Locale.ROOT);
    return ErrorAnswer.of(
        403,
        PERMISSION,
        "budget_exceeded",
        "Budget %s per %s: %s of %s; resets %s"
            .formatted(
                budget.unit().name().toLowerCase(Locale.ROOT),
                period,
                UsageView.text(Amounts.decimal(refusal.used(), budget.unit())),
                UsageView.text(Amounts.decimal(refusal.limit(), budget.unit())),
                refusal.resetsAt().map(Object::toString).orElse("never")));
  }
}
