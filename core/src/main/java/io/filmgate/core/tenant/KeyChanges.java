package io.filmgate.core.tenant;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.store.Changes;
import io.filmgate.core.tenant.Change.Done;
import io.filmgate.core.tenant.Change.Reason;
import io.filmgate.core.tenant.Change.Refused;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What operators do to tenants and keys, each with its entry in the audit, in one transaction that
 * the caller commits. A gateway that runs knows it within a second.
 */
public final class KeyChanges {
  /** The name under which {@link Changes} counts them. */
  static final String CHANGED = "keys";

  private final Connection connection;
  private final KeyRegister register;
  private final String operator;
  private final Instant now;

  /** Something that an operator wants to be done. */
  @FunctionalInterface
  public interface Wish<T> {
    Change<T> on(KeyChanges changes) throws SQLException;
  }

  /**
   * @param declared the tenants of the file
   * @param operator for the audit
   */
  public KeyChanges(
      Connection connection, Map<String, TenantConfig> declared, String operator, Instant now) {
    this.connection = connection;
    this.register = KeyRegister.of(declared, connection);
    this.operator = operator;
    this.now = now;
  }

  /** Makes a tenant without keys. */
  public Change<TenantEntry> create(TenantConfig tenant) throws SQLException {
    String id = tenant.id();
    if (register.tenant(id).isPresent()) {
      return taken("tenant " + id);
    }
    register
        .table()
        .insert(new Tenant(id, tenant.groups(), tenant.priceFactor(), tenant.limits()), now);
    TenantEntry made = register.tenant(id).orElseThrow();
    note("tenant.create", id, new JsonObject(), made.toJson());
    return new Done<>(made);
  }

  /** Forgets a tenant that has no keys. Its jobs and its ledger stay. */
  public Change<TenantEntry> deleteTenant(String id) throws SQLException {
    Optional<TenantEntry> found = register.tenant(id);
    if (found.isEmpty()) {
      return unknown("tenant " + id);
    }
    if (found.get().isDeclared()) {
      return declared("tenant " + id);
    }
    if (!found.get().keys().isEmpty()) {
      return new Refused<>(
          Reason.IN_USE,
          "tenant %s has keys: delete %s first"
              .formatted(id, String.join(", ", found.get().keys())));
    }
    register.table().deleteTenant(id);
    note("tenant.delete", id, found.get().toJson(), new JsonObject());
    return new Done<>(found.get());
  }

  /**
   * Makes a key.
   *
   * @param tenant made with the key unless there is one of this id, which then stays as it is
   */
  public Change<KeyEntry> create(TenantConfig tenant, KeyConfig key) throws SQLException {
    KeyId id = new KeyId(tenant.id(), key.id());
    if (register.key(id).isPresent()) {
      return taken("key " + id);
    }
    if (register.tenant(tenant.id()).isEmpty()) {
      create(tenant);
    }
    ApiKey made =
        new ApiKey(
            tenant.id(),
            key.id(),
            key.models(),
            key.allowedAddresses(),
            key.expires(),
            true,
            key.limits());
    register.table().insert(new StoredKey(made, key.sha256(), now, Optional.empty()));
    KeyEntry entry = register.key(id).orElseThrow();
    note("key.create", id.toString(), new JsonObject(), entry.toJson(now));
    return new Done<>(entry);
  }

  /**
   * Gives a key a new secret.
   *
   * @param overlap how long the one before still works
   */
  public Change<KeyEntry> rotate(KeyId id, KeySecret secret, Duration overlap) throws SQLException {
    Optional<KeyEntry> found = register.key(id);
    if (found.isEmpty()) {
      return unknown("key " + id);
    }
    if (found.get().isDeclared()) {
      return declared("key " + id);
    }
    register
        .table()
        .updateSecrets(found.get().stored().rotated(secret.sha256(), now.plus(overlap)));
    return changed("key.rotate", id, found.get());
  }

  /** Refuses a key from now on, or takes it again; a declared one, too. */
  public Change<KeyEntry> setEnabled(KeyId id, boolean isEnabled) throws SQLException {
    Optional<KeyEntry> found = register.key(id);
    if (found.isEmpty()) {
      return unknown("key " + id);
    }
    return register.table().setEnabled(id, isEnabled, now)
        ? changed(isEnabled ? "key.enable" : "key.disable", id, found.get())
        : new Done<>(found.get());
  }

  /** Forgets a key. Its jobs and its ledger stay, and its tenant's other keys can read them. */
  public Change<KeyEntry> delete(KeyId id) throws SQLException {
    Optional<KeyEntry> found = register.key(id);
    if (found.isEmpty()) {
      return unknown("key " + id);
    }
    if (found.get().isDeclared()) {
      return declared("key " + id);
    }
    register.table().delete(id);
    note("key.delete", id.toString(), found.get().toJson(now), new JsonObject());
    return new Done<>(found.get());
  }

  private Change<KeyEntry> changed(String action, KeyId id, KeyEntry before) throws SQLException {
    KeyEntry after = register.key(id).orElseThrow();
    note(action, id.toString(), before.toJson(now), after.toJson(now));
    return new Done<>(after);
  }

  private void note(String action, String subject, JsonObject before, JsonObject after)
      throws SQLException {
    new Changes(connection).note(CHANGED);
    new AuditTable(connection).insert(AuditEntry.of(now, operator, action, subject, before, after));
  }

  private static <T> Change<T> unknown(String what) {
    return new Refused<>(Reason.UNKNOWN, "there is no " + what);
  }

  private static <T> Change<T> taken(String what) {
    return new Refused<>(Reason.TAKEN, "there is a " + what + " already; choose another name");
  }

  private static <T> Change<T> declared(String what) {
    return new Refused<>(
        Reason.DECLARED, what + " is declared in the configuration; change it there");
  }
}
