package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/**
 * A sum, or a difference, of what jobs take, in the smallest units.
 *
 * @param micros millionths of a credit
 */
public record Amounts(long jobs, long millis, long micros) {
  /** Nothing at all. */
  public static final Amounts NONE = new Amounts(0, 0, 0);

  public Amounts plus(Amounts more) {
    return new Amounts(jobs + more.jobs, millis + more.millis, micros + more.micros);
  }

  public Amounts minus(Amounts less) {
    return new Amounts(jobs - less.jobs, millis - less.millis, micros - less.micros);
  }

  /** Whether any of it is below zero. */
  boolean isNegative() {
    return jobs < 0 || millis < 0 || micros < 0;
  }

  /** An amount in its unit, of one in the unit's smallest part. */
  public static BigDecimal decimal(long smallest, Unit unit) {
    return BigDecimal.valueOf(smallest, digits(unit));
  }

  /** How many decimal places of a unit its smallest part is. */
  public static int digits(Unit unit) {
    return switch (unit) {
      case CREDITS -> 6;
      case SECONDS -> 3;
      case JOBS -> 0;
    };
  }

  /** The amount that a budget of this unit counts. */
  public long of(Unit unit) {
    return switch (unit) {
      case CREDITS -> micros;
      case SECONDS -> millis;
      case JOBS -> jobs;
    };
  }

  /** As programs read them: texts, so that they stay exact. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("jobs", Long.toString(jobs))
        .put("seconds", plain(millis, Unit.SECONDS))
        .put("credits", plain(micros, Unit.CREDITS));
  }

  /** For people. */
  @Override
  public String toString() {
    return "%d jobs, %s seconds, %s credits"
        .formatted(jobs, plain(millis, Unit.SECONDS), plain(micros, Unit.CREDITS));
  }

  private static String plain(long smallest, Unit unit) {
    return decimal(smallest, unit).stripTrailingZeros().toPlainString();
  }
}
