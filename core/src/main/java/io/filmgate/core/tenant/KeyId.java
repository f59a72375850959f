package io.filmgate.core.tenant;

/** Where a key belongs: an id is unique within its tenant only. */
public record KeyId(String tenantId, String keyId) {
  /** {@code tenant/key}. */
  @Override
  public String toString() {
    return tenantId + "/" + keyId;
  }
}
