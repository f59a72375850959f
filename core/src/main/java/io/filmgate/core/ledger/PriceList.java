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

  private final Map<String, PriceConfig> prices;

  public PriceList(Map<String, PriceConfig> prices) {
    this.prices = Map.copyOf(prices);
  }

  /**
   * What a job reserves.
   *
   * @param tenantFactor multiplies the price
   * @return not priced if the model has no price, or a factor of the usage has no entry in it: a
   *     price that does not fit is no price, and never free
   */
  public Hold hold(String model, Usage usage, BigDecimal tenantFactor) {
    long jobs = Math.max(1, usage.amount(Usage.VIDEOS));
    long millis = usage.amount(Usage.MILLISECONDS);
    return credits(model, usage)
        .map(credits -> credits.multiply(tenantFactor))
        .map(credits -> new Hold(jobs, millis, micros(credits), true))
        .orElse(new Hold(jobs, millis, 0, false));
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
    BigDecimal seconds = BigDecimal.valueOf(usage.amount(Usage.MILLISECONDS), 3);
    BigDecimal videos = BigDecimal.valueOf(usage.amount(Usage.VIDEOS));
    BigDecimal credits =
        price
            .perSecond()
            .orElse(BigDecimal.ZERO)
            .multiply(seconds)
            .add(price.perVideo().orElse(BigDecimal.ZERO).multiply(videos));
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
