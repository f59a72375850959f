package io.filmgate.core.tenant;

import io.filmgate.core.config.TenantConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every tenant and key, of file and store together, for operators. */
public record KeyRegister(Map<String, TenantConfig> declared, KeyTable table) {

  /** Something that an operator wants to know. */
  @FunctionalInterface
  public interface Question<T> {
    T of(KeyRegister register) throws SQLException;
  }

  public static KeyRegister of(Map<String, TenantConfig> declared, Connection connection) {
    return new KeyRegister(declared, new KeyTable(connection));
  }

  /** Keys, declared ones first. */
  public List<KeyEntry> keys() throws SQLException {
    Map<KeyId, Instant> used = table.lastUsed();
    Set<KeyId> disabled = table.disabled();
    Map<KeyId, KeyEntry> keys = new LinkedHashMap<>();
    for (StoredKey key : DeclaredKeys.keys(declared)) {
      keys.put(key.id(), entry(key, true, disabled, used));
    }
    for (StoredKey key : table.keys()) {
      keys.putIfAbsent(key.id(), entry(key, false, disabled, used));
    }
    return List.copyOf(keys.values());
  }

  /** One of them. */
  public Optional<KeyEntry> key(KeyId id) throws SQLException {
    return keys().stream().filter(entry -> entry.stored().id().equals(id)).findFirst();
  }

  /** Tenants, declared ones first. */
  public List<TenantEntry> tenants() throws SQLException {
    Map<String, List<String>> keysByTenant = new LinkedHashMap<>();
    for (KeyEntry key : keys()) {
      keysByTenant
          .computeIfAbsent(key.stored().id().tenantId(), id -> new ArrayList<>())
          .add(key.stored().id().keyId());
    }
    Map<String, TenantEntry> tenants = new LinkedHashMap<>();
    for (Tenant tenant : DeclaredKeys.tenants(declared)) {
      tenants.put(tenant.id(), entry(tenant, true, keysByTenant));
    }
    for (Tenant tenant : table.tenants()) {
      tenants.putIfAbsent(tenant.id(), entry(tenant, false, keysByTenant));
    }
    return List.copyOf(tenants.values());
  }

  /** One of them. */
  public Optional<TenantEntry> tenant(String id) throws SQLException {
    return tenants().stream().filter(entry -> entry.tenant().id().equals(id)).findFirst();
  }

  private static TenantEntry entry(
      Tenant tenant, boolean isDeclared, Map<String, List<String>> keysByTenant) {
    return new TenantEntry(tenant, isDeclared, keysByTenant.getOrDefault(tenant.id(), List.of()));
  }

  private static KeyEntry entry(
      StoredKey key, boolean isDeclared, Set<KeyId> disabled, Map<KeyId, Instant> used) {
    StoredKey shown =
        disabled.contains(key.id())
            ? new StoredKey(key.key().disabled(), key.sha256(), key.createdAt(), key.previous())
            : key;
    return new KeyEntry(shown, isDeclared, Optional.ofNullable(used.get(key.id())));
  }
}
