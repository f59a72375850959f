package io.filmgate.core.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** A tenant and its keys. */
public record TenantConfig(
    String id,
    Set<String> groups,
    BigDecimal priceFactor,
    LimitsConfig limits,
    Map<String, KeyConfig> keys) {
  public TenantConfig {
    groups = Set.copyOf(groups);
    keys = Ordered.copy(keys);
  }

  /** The same under another id. */
  TenantConfig withId(String other) {
    return new TenantConfig(other, groups, priceFactor, limits, keys);
  }

  /** The same with other keys. */
  TenantConfig withKeys(Map<String, KeyConfig> others) {
    return new TenantConfig(id, groups, priceFactor, limits, others);
  }
}
