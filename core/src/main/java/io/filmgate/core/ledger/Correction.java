package io.filmgate.core.ledger;

import com.github.f4b6a3.ulid.UlidCreator;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.config.ReasonText;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Allowance that an operator gives back or takes, beside all jobs. It counts in the windows of its
 * instant: a key's in those of its tenant too, a tenant's in those of no key.
 *
 * @param id {@code correction_} + ULID
 * @param amount in the unit; above zero it is given back, below it is taken
 * @param at in whose windows; not later than it was made
 * @param reason for people, in one line
 */
public record Correction(
    String id,
    Scope scope,
    Unit unit,
    BigDecimal amount,
    Instant at,
    String reason,
    Instant madeAt) {
  static final String PREFIX = "correction_";

  /** What stands in the place of a job's model, wherever entries are told apart by it. */
  public static final String MODEL = "(correction)";

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  /**
   * @throws IllegalArgumentException with everything that is wrong, in one line
   */
  public Correction {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    madeAt = madeAt.truncatedTo(ChronoUnit.MILLIS);
    List<String> problems = new ArrayList<>();
    int digits = Amounts.digits(unit);
    if (amount.signum() == 0
        || amount.abs().compareTo(MOST) > 0
        || amount.stripTrailingZeros().scale() > digits) {
      problems.add(
          "%s must be a %s between -%s and %s other than 0, not %s"
              .formatted(
                  name(unit),
                  digits == 0 ? "whole number" : "number of at most %d decimals".formatted(digits),
                  MOST.toPlainString(),
                  MOST.toPlainString(),
                  amount));
    }
    if (!ReasonText.isReason(reason)) {
      problems.add("reason must be " + ReasonText.EXPECTED);
    }
    if (at.isBefore(Instant.EPOCH) || at.isAfter(madeAt)) {
      problems.add("at must be from 1970 to now, not " + at);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** One that is made now. */
  public static Correction make(
      Scope scope, Unit unit, BigDecimal amount, Instant at, String reason, Instant now) {
    String id = PREFIX + UlidCreator.getMonotonicUlid(now.toEpochMilli());
    return new Correction(id, scope, unit, amount, at, reason, now);
  }

  /** What windows have used less by it. */
  Amounts given() {
    long smallest = amount.movePointRight(Amounts.digits(unit)).longValueExact();
    return switch (unit) {
      case CREDITS -> new Amounts(0, 0, smallest);
      case SECONDS -> new Amounts(0, smallest, 0);
      case JOBS -> new Amounts(smallest, 0, 0);
    };
  }

  /** What windows have used more by it. */
  public Amounts used() {
    return Amounts.NONE.minus(given());
  }

  /** The windows that count it, those without a counter too. */
  List<BudgetWindow> windows() {
    return BudgetWindow.all(at, scope.tenantId(), scope.keyId().orElse("")).stream()
        .filter(window -> scope.keyId().isPresent() || window.scope().keyId().isEmpty())
        .toList();
  }

  /** As programs read it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("id", id)
        .put("tenant", scope.tenantId())
        .put("key", scope.keyId().orElse(null))
        .put("unit", name(unit))
        .put("amount", amount.stripTrailingZeros().toPlainString())
        .put("at", at.toString())
        .put("reason", reason)
        .put("made_at", madeAt.toString());
  }

  private static String name(Unit unit) {
    return unit.name().toLowerCase(Locale.ROOT);
  }
}
