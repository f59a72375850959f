package io.filmgate.core.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A declared key.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param models patterns with {@code *}
 * @param allowedAddresses ranges; empty: any
 */
public record KeyConfig(
    String id,
    String sha256,
    List<String> models,
    List<String> allowedAddresses,
    Optional<Instant> expires,
    LimitsConfig limits) {
  public KeyConfig {
    models = List.copyOf(models);
    allowedAddresses = List.copyOf(allowedAddresses);
  }

  /** The same under another id. */
  KeyConfig withId(String other) {
    return new KeyConfig(other, sha256, models, allowedAddresses, expires, limits);
  }
}
