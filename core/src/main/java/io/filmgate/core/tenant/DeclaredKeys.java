package io.filmgate.core.tenant;

import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.TenantConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the file declares, in the shape of what the store holds. */
final class DeclaredKeys {
  private DeclaredKeys() {}

  static List<Tenant> tenants(Map<String, TenantConfig> declared) {
    return declared.values().stream()
        .map(
            tenant ->
                new Tenant(tenant.id(), tenant.groups(), tenant.priceFactor(), tenant.limits()))
        .toList();
  }

  static List<StoredKey> keys(Map<String, TenantConfig> declared) {
    return declared.values().stream()
        .flatMap(tenant -> tenant.keys().values().stream().map(key -> key(tenant.id(), key)))
        .toList();
  }

  private static StoredKey key(String tenantId, KeyConfig key) {
    ApiKey apiKey =
        new ApiKey(
            tenantId,
            key.id(),
            key.models(),
            key.allowedAddresses(),
            key.expires(),
            true,
            key.limits());
    return new StoredKey(apiKey, key.sha256(), Instant.EPOCH, Optional.empty());
  }
}
