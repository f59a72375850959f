package io.filmgate.core.api;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.ledger.Amounts;
import io.filmgate.core.ledger.Hold;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** Amounts as a client sees them: numbers without needless digits, money as text. */
final class UsageView {
  private UsageView() {}

  static JsonObject of(String state, Hold amounts) {
    return new JsonObject().put("state", state).mergeIn(of(amounts));
  }

  /** Nothing was used. */
  static JsonObject released(boolean isPriced) {
    return of("released", new Hold(0, 0, 0, isPriced));
  }

  /** What is or would be used. */
  static JsonObject of(Hold amounts) {
    return new JsonObject()
        .put("videos", amounts.jobs())
        .put("seconds", seconds(amounts.millis()))
        .put("credits", amounts.isPriced() ? credits(amounts.micros()) : null);
  }

  /** A whole number where it is one. */
  static Number number(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() <= 0 ? (Number) shortest.longValue() : (Number) shortest;
  }

  static Number seconds(long millis) {
    return number(Amounts.decimal(millis, Unit.SECONDS));
  }

  static String credits(long micros) {
    return text(Amounts.decimal(micros, Unit.CREDITS));
  }

  /** The shortest decimal text. */
  static String text(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
