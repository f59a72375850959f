package io.filmgate.core.tenant;

import io.filmgate.core.config.AddressRanges;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.ModelPattern;
import java.net.InetAddress;
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

  /** The same key, refused from now on. */
  ApiKey disabled() {
    return new ApiKey(tenantId, id, models, allowedAddresses, expires, false, limits);
  }

  /** The same key, good until an instant at most. */
  ApiKey until(Instant end) {
    return new ApiKey(
        tenantId,
        id,
        models,
        allowedAddresses,
        Optional.of(expires.filter(end::isAfter).orElse(end)),
        isEnabled,
        limits);
  }

  /** Whether it may ask for a public model. */
  public boolean mayUse(String model) {
    return models.stream().anyMatch(pattern -> ModelPattern.matches(pattern, model));
  }

  /** Whether it may be used from an address. */
  public boolean mayComeFrom(InetAddress address) {
    return allowedAddresses.isEmpty() || AddressRanges.of(allowedAddresses).contains(address);
  }

  /** Whether it was once good and is no longer. */
  public boolean isExpired(Instant now) {
    return expires.map(end -> !now.isBefore(end)).orElse(false);
  }
}
