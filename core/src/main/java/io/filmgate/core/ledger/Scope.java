package io.filmgate.core.ledger;

import java.util.Optional;

/**
 * Whose allowance it is: a key's, or that of a tenant's keys together.
 *
 * @param keyId empty for the tenant
 */
public record Scope(String tenantId, Optional<String> keyId) {
  private static final char SEPARATOR = '/';

  public Scope {
    if (tenantId.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("a tenant's id must not contain /: " + tenantId);
    }
  }

  public static Scope key(String tenantId, String keyId) {
    return new Scope(tenantId, Optional.of(keyId));
  }

  public static Scope tenant(String tenantId) {
    return new Scope(tenantId, Optional.empty());
  }

  /** The name of a counter; of a key together with its tenant, since key ids repeat. */
  public String id() {
    return keyId.map(key -> "k:" + tenantId + SEPARATOR + key).orElse("t:" + tenantId);
  }

  /** As operators write it: {@code acme} or {@code acme/web}. */
  public String name() {
    return keyId.map(key -> tenantId + SEPARATOR + key).orElse(tenantId);
  }

  /** {@code key} or {@code tenant}. */
  public String kind() {
    return keyId.isPresent() ? "key" : "tenant";
  }
}
