package io.filmgate.core.tenant;

import java.util.Optional;

/** Every key and tenant, in memory; follows the file and the store. Answers from any thread. */
public final class KeyDirectory {

  /**
   * Finds a key by its secret.
   *
   * @return also keys that are disabled or expired; empty if there is no such key
   */
  public Optional<Caller> find(String secret) {
    return Optional.empty();
  }

  /** A tenant by id. */
  public Optional<Tenant> tenant(String tenantId) {
    return Optional.empty();
  }

  /** A key by id. */
  public Optional<ApiKey> key(String tenantId, String keyId) {
    return Optional.empty();
  }
}
