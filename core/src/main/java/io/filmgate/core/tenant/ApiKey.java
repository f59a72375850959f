package io.filmgate.core.tenant;

import io.filmgate.core.config.LimitsConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A key; its secret is not in here.
 *
 * @param id unique within its tenant
 * @param models patterns with {@code *}
 * @param allowedAddresses ranges; empty: any
 */
public record ApiKey(
    String tenantId,
    String id,
    List<String> models,
    List<String> allowedAddresses,
    Optional<Instant> expires,
    boolean isEnabled,
    LimitsConfig limits) {
  public ApiKey {
    models = List.copyOf(models);
    allowedAddresses = List.copyOf(allowedAddresses);
  }
}
