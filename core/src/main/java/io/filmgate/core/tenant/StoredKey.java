package io.filmgate.core.tenant;

import java.time.Instant;
import java.util.Optional;

/**
 * A key as the file or the store keeps it.
 *
 * @param sha256 of its secret; 64 lower-case hexadecimal digits
 * @param previous the secret before, while it still works
 */
public record StoredKey(ApiKey key, String sha256, Instant createdAt, Optional<Previous> previous) {

  /** A secret that was replaced. */
  public record Previous(String sha256, Instant until) {}

  public KeyId id() {
    return new KeyId(key.tenantId(), key.id());
  }

  /** The same key with a new secret. */
  StoredKey rotated(String newSha256, Instant previousUntil) {
    return new StoredKey(
        key, newSha256, createdAt, Optional.of(new Previous(sha256, previousUntil)));
  }
}
