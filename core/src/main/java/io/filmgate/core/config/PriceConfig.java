package io.filmgate.core.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What tenants pay for a public model, in credits.
 *
 * @param factors name → value → factor; they multiply
 */
public record PriceConfig(
    Optional<BigDecimal> perSecond,
    Optional<BigDecimal> perVideo,
    Map<String, Map<String, BigDecimal>> factors) {
  public PriceConfig {
    factors = Ordered.copy(factors);
  }
}
