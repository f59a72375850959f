package io.filmgate.core.tenant;

import io.filmgate.core.config.LimitsConfig;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A tenant, declared in the file or made at run time.
 *
 * @param limits shared by its keys
 */
public record Tenant(String id, Set<String> groups, BigDecimal priceFactor, LimitsConfig limits) {
  public Tenant {
    groups = Set.copyOf(groups);
  }
}
