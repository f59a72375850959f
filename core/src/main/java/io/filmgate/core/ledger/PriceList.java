package io.filmgate.core.ledger;

import io.filmgate.core.config.PriceConfig;
import io.filmgate.spi.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** What tenants pay for public models. Immutable; a reload makes a new one. */
public final class PriceList {
  private static final int MICRO_DIGITS = 6;
  private static final int MILLI_DIGITS = 3;

  private final Map<String, PriceConfig> prices;

  public PriceList(Map<String, PriceConfig> prices) {
    this.prices = Map.copyOf(prices);
  }

  /**
   * What a job reserves.
   *
   * @param tenantFactor multiplies the price
   * @return not priced if the model has no price, a factor of the price has no entry for the usage,
   *     or the price is per second and the usage has none: a price that does not fit is no price,
   *     and never free
   */
  public Hold hold(String model, Usage usage, BigDecimal tenantFactor) {
    long jobs = videos(usage);
    long millis = usage.amount(Usage.MILLISECONDS);
    return credits(model, usage)
        .map(credits -> credits.multiply(tenantFactor))
        .map(credits -> new Hold(jobs, millis, micros(credits), true))
        .orElse(new Hold(jobs, millis, 0, false));
  }

  /** A job is at least one video, whether or not its plan says so. */
  private static long videos(Usage usage) {
    return Math.max(1, usage.amount(Usage.VIDEOS));
  }

  /** The price of a public model, for showing. */
  public Optional<PriceConfig> price(String model) {
    return Optional.ofNullable(prices.get(model));
  }

  private Optional<BigDecimal> credits(String model, Usage usage) {
    PriceConfig price = prices.get(model);
    if (price == null) {
      return Optional.empty();
    }
    BigDecimal perSecond = price.perSecond().orElse(BigDecimal.ZERO);
    BigDecimal perVideo = price.perVideo().orElse(BigDecimal.ZERO);
    long millis = usage.amount(Usage.MILLISECONDS);
    if (perSecond.signum() > 0 && millis == 0) {
      return Optional.empty();
    }
    BigDecimal credits =
        perSecond
            .multiply(BigDecimal.valueOf(millis, MILLI_DIGITS))
            .add(perVideo.multiply(BigDecimal.valueOf(videos(usage))));
    for (Map.Entry<String, Map<String, BigDecimal>> factor : price.factors().entrySet()) {
      String value = usage.factors().get(factor.getKey());
      BigDecimal times = value == null ? null : factor.getValue().get(value);
      if (times == null) {
        return Optional.empty();
      }
      credits = credits.multiply(times);
    }
    return Optional.of(credits);
  }

  /** Rounded up: what is reserved must cover what is settled. */
  private static long micros(BigDecimal credits) {
    return credits.movePointRight(MICRO_DIGITS).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
