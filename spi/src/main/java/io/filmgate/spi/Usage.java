package io.filmgate.spi;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a job uses, in units that can be priced.
 *
 * @param amounts by unit: {@link #VIDEOS}, {@link #MILLISECONDS}, {@link #TOKENS}; never negative
 * @param factors what else the price may depend on, for example {@code mode: pro} or {@code
 *     resolution: 1080p}. Always complete: where the tenant said nothing, the vendor's default
 *     stands here
 * @param isUpperBound whether the real usage may turn out lower
 */
public record Usage(Map<String, Long> amounts, Map<String, String> factors, boolean isUpperBound) {
  /** How many videos. */
  public static final String VIDEOS = "videos";

  /** Length of all videos together. */
  public static final String MILLISECONDS = "milliseconds";

  /** The vendor's tokens. */
  public static final String TOKENS = "tokens";

  public Usage {
    amounts = Map.copyOf(amounts);
    factors = Map.copyOf(factors);
    amounts.forEach(
        (unit, amount) -> {
          if (amount < 0) {
            throw new IllegalArgumentException(unit + " must not be negative, but is " + amount);
          }
        });
  }

  /** One video of a known length. */
  public static Usage video(BigDecimal seconds, Map<String, String> factors) {
    return new Usage(
        Map.of(VIDEOS, 1L, MILLISECONDS, seconds.movePointRight(3).longValue()), factors, false);
  }

  /** One video of a known length in whole seconds. */
  public static Usage video(long seconds, Map<String, String> factors) {
    return video(BigDecimal.valueOf(seconds), factors);
  }

  /** The amount in a unit; 0 if it is not used. */
  public long amount(String unit) {
    return amounts.getOrDefault(unit, 0L);
  }
}
