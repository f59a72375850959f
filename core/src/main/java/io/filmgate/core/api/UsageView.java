package io.filmgate.core.api;

import io.filmgate.core.ledger.Hold;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** Amounts as a client sees them: numbers without needless digits, money as text. */
final class UsageView {
  private static final int MICRO_DIGITS = 6;
  private static final int MILLI_DIGITS = 3;

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
        .put("seconds", number(BigDecimal.valueOf(amounts.millis(), MILLI_DIGITS)))
        .put("credits", amounts.isPriced() ? credits(amounts.micros()) : null);
  }

  /** A whole number where it is one. */
  static Number number(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() <= 0 ? (Number) shortest.longValue() : (Number) shortest;
  }

  private static String credits(long micros) {
    return text(BigDecimal.valueOf(micros, MICRO_DIGITS));
  }

  /** The shortest decimal text. */
  static String text(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
