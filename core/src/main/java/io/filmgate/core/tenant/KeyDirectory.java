package io.filmgate.core.tenant;

import io.filmgate.core.config.TenantConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every key and tenant, in memory; follows the file and the store. Answers from any thread; a
 * change replaces everything at once, so that no answer mixes two states.
 *
 * <p>Of two with the same id or hash, the declared one counts. What was declared once and no longer
 * is stays known, disabled, until the process ends: its jobs still belong to somebody.
 */
public final class KeyDirectory {
  private Entries declared = Entries.NONE;
  private Entries stored = Entries.NONE;
  private Entries gone = Entries.NONE;
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), Map.of());

  /** Where a key belongs. */
  private record Id(String tenantId, String keyId) {}

  private record Entries(Map<String, Tenant> tenants, Map<Id, StoredKey> keys) {
    private static final Entries NONE = new Entries(Map.of(), Map.of());
  }

  private record Snapshot(
      Map<String, Tenant> tenants, Map<Id, ApiKey> byId, Map<String, Caller> byHash) {}

  /**
   * Finds a key by its secret. The look-up is by hash, so the time it takes tells nothing.
   *
   * @return also keys that are disabled or expired; empty if there is no such key
   */
  public Optional<Caller> find(String secret) {
    return KeySecret.parse(secret).map(KeySecret::sha256).map(snapshot.byHash()::get);
  }

  /** A tenant by id. */
  public Optional<Tenant> tenant(String tenantId) {
    return Optional.ofNullable(snapshot.tenants().get(tenantId));
  }

  /** A key by id. */
  public Optional<ApiKey> key(String tenantId, String keyId) {
    return Optional.ofNullable(snapshot.byId().get(new Id(tenantId, keyId)));
  }

  /** Takes over what the file declares; what it declared before and no longer does is disabled. */
  public synchronized void declare(Map<String, TenantConfig> tenants) {
    Entries before = declared;
    declared = entries(DeclaredKeys.tenants(tenants), DeclaredKeys.keys(tenants));
    gone = gone(before, gone, declared);
    snapshot = snapshot();
  }

  /** Takes over what the store holds. */
  public synchronized void store(Collection<Tenant> tenants, Collection<StoredKey> keys) {
    stored = entries(tenants, keys);
    snapshot = snapshot();
  }

  private static Entries entries(Collection<Tenant> tenants, Collection<StoredKey> keys) {
    Map<String, Tenant> tenantsById = new LinkedHashMap<>();
    tenants.forEach(tenant -> tenantsById.put(tenant.id(), tenant));
    Map<Id, StoredKey> keysById = new LinkedHashMap<>();
    keys.forEach(key -> keysById.put(new Id(key.key().tenantId(), key.key().id()), key));
    return new Entries(tenantsById, keysById);
  }

  private static Entries gone(Entries before, Entries longGone, Entries now) {
    Map<String, Tenant> tenants = new LinkedHashMap<>(longGone.tenants());
    tenants.putAll(before.tenants());
    tenants.keySet().removeAll(now.tenants().keySet());
    Map<Id, StoredKey> keys = new LinkedHashMap<>(longGone.keys());
    keys.putAll(before.keys());
    keys.keySet().removeAll(now.keys().keySet());
    return new Entries(tenants, keys);
  }

  private Snapshot snapshot() {
    Map<String, Tenant> tenants = new HashMap<>(gone.tenants());
    tenants.putAll(stored.tenants());
    tenants.putAll(declared.tenants());
    Map<Id, ApiKey> byId = new HashMap<>();
    Map<String, Caller> byHash = new HashMap<>();
    declared.keys().forEach((id, key) -> add(id, key.key(), key.sha256(), tenants, byId, byHash));
    stored
        .keys()
        .forEach((id, key) -> add(id, ofItsTenant(key.key()), key.sha256(), tenants, byId, byHash));
    gone.keys()
        .forEach((id, key) -> add(id, key.key().disabled(), key.sha256(), tenants, byId, byHash));
    return new Snapshot(tenants, byId, byHash);
  }

  /** A stored key of a tenant that is gone from the file goes with it. */
  private ApiKey ofItsTenant(ApiKey key) {
    boolean isThere =
        declared.tenants().containsKey(key.tenantId())
            || stored.tenants().containsKey(key.tenantId());
    return isThere ? key : key.disabled();
  }

  /** Adds a key, unless its id is taken already or nobody knows its tenant. */
  private static void add(
      Id id,
      ApiKey key,
      String sha256,
      Map<String, Tenant> tenants,
      Map<Id, ApiKey> byId,
      Map<String, Caller> byHash) {
    Tenant tenant = tenants.get(id.tenantId());
    if (tenant != null && byId.putIfAbsent(id, key) == null) {
      byHash.putIfAbsent(sha256, new Caller(tenant, key));
    }
  }
}
