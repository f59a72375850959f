package io.filmgate.core.tenant;

import io.filmgate.core.config.TenantConfig;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private Set<KeyId> disabled = Set.of();
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of(), Map.of());

  private record Entries(Map<String, Tenant> tenants, Map<KeyId, StoredKey> keys) {
    private static final Entries NONE = new Entries(Map.of(), Map.of());
  }

  private record Snapshot(
      Map<String, Tenant> tenants, Map<KeyId, ApiKey> byId, Map<String, Caller> byHash) {}

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
    return Optional.ofNullable(snapshot.byId().get(new KeyId(tenantId, keyId)));
  }

  /** Takes over what the file declares; what it declared before and no longer does is disabled. */
  public synchronized void declare(Map<String, TenantConfig> tenants) {
    Entries before = declared;
    declared = entries(DeclaredKeys.tenants(tenants), DeclaredKeys.keys(tenants));
    gone = gone(before, gone, declared);
    snapshot = snapshot();
  }

  /**
   * Takes over what the store holds.
   *
   * @param disabledKeys declared ones may be among them
   */
  public synchronized void store(
      Collection<Tenant> tenants, Collection<StoredKey> keys, Set<KeyId> disabledKeys) {
    stored = entries(tenants, keys);
    disabled = Set.copyOf(disabledKeys);
    snapshot = snapshot();
  }

  private static Entries entries(Collection<Tenant> tenants, Collection<StoredKey> keys) {
    Map<String, Tenant> tenantsById = new LinkedHashMap<>();
    tenants.forEach(tenant -> tenantsById.put(tenant.id(), tenant));
    Map<KeyId, StoredKey> keysById = new LinkedHashMap<>();
    keys.forEach(key -> keysById.put(key.id(), key));
    return new Entries(tenantsById, keysById);
  }

  private static Entries gone(Entries before, Entries longGone, Entries now) {
    Map<String, Tenant> tenants = new LinkedHashMap<>(longGone.tenants());
    tenants.putAll(before.tenants());
    tenants.keySet().removeAll(now.tenants().keySet());
    Map<KeyId, StoredKey> keys = new LinkedHashMap<>(longGone.keys());
    keys.putAll(before.keys());
    keys.keySet().removeAll(now.keys().keySet());
    return new Entries(tenants, keys);
  }

  private Snapshot snapshot() {
    Map<String, Tenant> tenants = new HashMap<>(gone.tenants());
    tenants.putAll(stored.tenants());
    tenants.putAll(declared.tenants());
    Map<KeyId, ApiKey> byId = new HashMap<>();
    Map<String, Caller> byHash = new HashMap<>();
    Adding adding = new Adding(tenants, byId, byHash);
    declared.keys().values().forEach(key -> adding.add(key, unlessDisabled(key.key())));
    stored.keys().values().forEach(key -> adding.add(key, unlessDisabled(ofItsTenant(key.key()))));
    gone.keys().values().forEach(key -> adding.add(key, key.key().disabled()));
    return new Snapshot(tenants, byId, byHash);
  }

  private ApiKey unlessDisabled(ApiKey key) {
    return disabled.contains(new KeyId(key.tenantId(), key.id())) ? key.disabled() : key;
  }

  /** A stored key of a tenant that is gone from the file goes with it. */
  private ApiKey ofItsTenant(ApiKey key) {
    boolean isThere =
        declared.tenants().containsKey(key.tenantId())
            || stored.tenants().containsKey(key.tenantId());
    return isThere ? key : key.disabled();
  }

  private record Adding(
      Map<String, Tenant> tenants, Map<KeyId, ApiKey> byId, Map<String, Caller> byHash) {

    /** Adds a key, unless its id is taken already or nobody knows its tenant. */
    void add(StoredKey stored, ApiKey key) {
      Tenant tenant = tenants.get(key.tenantId());
      if (tenant != null && byId.putIfAbsent(stored.id(), key) == null) {
        byHash.putIfAbsent(stored.sha256(), new Caller(tenant, key));
        stored
            .previous()
            .ifPresent(
                old ->
                    byHash.putIfAbsent(old.sha256(), new Caller(tenant, key.until(old.until()))));
      }
    }
  }
}
