package io.filmgate.core.tenant;

import java.time.Instant;

/**
 * A key that was made at run time, as the store keeps it.
 *
 * @param sha256 of its secret; 64 lower-case hexadecimal digits
 */
public record StoredKey(ApiKey key, String sha256, Instant createdAt) {}
