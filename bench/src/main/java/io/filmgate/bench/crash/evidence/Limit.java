package io.filmgate.bench.crash.evidence;

import java.util.Locale;

/**
 * A budget that the gateway was given.
 *
 * @param most in the smallest unit: jobs, thousandths of seconds, millionths of credits
 */
public record Limit(Scope scope, Unit unit, long most, Period period) {

  /** What is counted. */
  public enum Unit {
    JOBS,
    SECONDS,
    CREDITS;

    public long of(Amounts amounts) {
      return switch (this) {
        case JOBS -> amounts.jobs();
        case SECONDS -> amounts.millis();
        case CREDITS -> amounts.micros();
      };
    }
  }

  @Override
  public String toString() {
    return "%s per %s of %s".formatted(unit, period, scope).toLowerCase(Locale.ROOT);
  }
}
