package io.filmgate.core.tenant;

import io.filmgate.core.store.Parameters;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tenants and keys that were made at run time, and what is known of every key. The same
 * statements serve every database. Times are milliseconds since 1970; lists and limits are JSON.
 *
 * @param connection neither committed nor closed here
 */
public record KeyTable(Connection connection) {
  private static final String TENANT_COLUMNS = "id, group_names, price_factor, limits";
  private static final String KEY_COLUMNS =
      "tenant_id, id, sha256, models, allowed_addresses, limits, expires_at, created_at,"
          + " previous_sha256, previous_until";

  /**
   * Adds a tenant.
   *
   * @return false, and nothing is done, if its id is taken
   */
  public boolean insert(Tenant tenant, Instant createdAt) throws SQLException {
    return update(
        "insert into tenant ("
            + TENANT_COLUMNS
            + ", created_at) values (?, ?, ?, ?, ?) on conflict do nothing",
        row ->
            row.text(tenant.id())
                .text(json(tenant.groups()))
                .text(tenant.priceFactor().toPlainString())
                .text(LimitsJson.write(tenant.limits()))
                .instant(createdAt));
  }

  /** Forgets a tenant; false if there is none. */
  public boolean deleteTenant(String tenantId) throws SQLException {
    return update("delete from tenant where id = ?", row -> row.text(tenantId));
  }

  /**
   * Adds a key.
   *
   * @return false, and nothing is done, if its id or its hash is taken
   */
  public boolean insert(StoredKey stored) throws SQLException {
    ApiKey key = stored.key();
    return update(
        "insert into api_key ("
            + KEY_COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        row ->
            row.text(key.tenantId())
                .text(key.id())
                .text(stored.sha256())
                .text(json(key.models()))
                .text(json(key.allowedAddresses()))
                .text(LimitsJson.write(key.limits()))
                .instant(key.expires())
                .instant(stored.createdAt())
                .text(stored.previous().map(StoredKey.Previous::sha256))
                .instant(stored.previous().map(StoredKey.Previous::until)));
  }

  /** Writes a key's secrets; false if there is no such key. */
  public boolean updateSecrets(StoredKey stored) throws SQLException {
    return update(
        "update api_key set sha256 = ?, previous_sha256 = ?, previous_until = ?"
            + " where tenant_id = ? and id = ?",
        row ->
            row.text(stored.sha256())
                .text(stored.previous().map(StoredKey.Previous::sha256))
                .instant(stored.previous().map(StoredKey.Previous::until))
                .text(stored.key().tenantId())
                .text(stored.key().id()));
  }

  /** Forgets a key; false if there is none. */
  public boolean delete(KeyId key) throws SQLException {
    setEnabled(key, true, Instant.EPOCH);
    update("delete from key_use where tenant_id = ? and key_id = ?", bind(key));
    return update("delete from api_key where tenant_id = ? and id = ?", bind(key));
  }

  /**
   * Disables a key, or enables it again; also a declared one.
   *
   * @return false if it is so already
   */
  public boolean setEnabled(KeyId key, boolean isEnabled, Instant at) throws SQLException {
    return isEnabled
        ? update("delete from disabled_key where tenant_id = ? and key_id = ?", bind(key))
        : update(
            "insert into disabled_key (tenant_id, key_id, disabled_at) values (?, ?, ?)"
                + " on conflict do nothing",
            row -> row.text(key.tenantId()).text(key.keyId()).instant(at));
  }

  /** The keys that are disabled. */
  public Set<KeyId> disabled() throws SQLException {
    Set<KeyId> disabled = new LinkedHashSet<>();
    select(
        "select tenant_id, key_id from disabled_key",
        row -> disabled.add(new KeyId(row.getString(1), row.getString(2))));
    return disabled;
  }

  /** Notes when a key was last used. */
  public void used(KeyId key, Instant at) throws SQLException {
    update(
        "insert into key_use (tenant_id, key_id, last_used_at) values (?, ?, ?)"
            + " on conflict (tenant_id, key_id) do update set last_used_at ="
            + " excluded.last_used_at",
        row -> row.text(key.tenantId()).text(key.keyId()).instant(at));
  }

  /** When keys were last used; those that never were are missing. */
  public Map<KeyId, Instant> lastUsed() throws SQLException {
    Map<KeyId, Instant> used = new LinkedHashMap<>();
    select(
        "select tenant_id, key_id, last_used_at from key_use",
        row ->
            used.put(
                new KeyId(row.getString(1), row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3))));
    return used;
  }

  /** Every tenant, by id. */
  public List<Tenant> tenants() throws SQLException {
    List<Tenant> tenants = new ArrayList<>();
    select(
        "select " + TENANT_COLUMNS + " from tenant order by id",
        row ->
            tenants.add(
                new Tenant(
                    row.getString("id"),
                    new LinkedHashSet<>(list(row.getString("group_names"))),
                    new BigDecimal(row.getString("price_factor")),
                    LimitsJson.read(row.getString("limits")))));
    return tenants;
  }

  /** Every key, by tenant and id; whether it is disabled is not in here. */
  public List<StoredKey> keys() throws SQLException {
    List<StoredKey> keys = new ArrayList<>();
    select(
        "select " + KEY_COLUMNS + " from api_key order by tenant_id, id",
        row -> keys.add(key(row)));
    return keys;
  }

  private static StoredKey key(ResultSet row) throws SQLException {
    ApiKey key =
        new ApiKey(
            row.getString("tenant_id"),
            row.getString("id"),
            list(row.getString("models")),
            list(row.getString("allowed_addresses")),
            instant(row, "expires_at"),
            true,
            LimitsJson.read(row.getString("limits")));
    Optional<Instant> until = instant(row, "previous_until");
    String previous = row.getString("previous_sha256");
    return new StoredKey(
        key,
        row.getString("sha256"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        until.map(end -> new StoredKey.Previous(previous, end)));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private interface Binding {
    void bind(Parameters row) throws SQLException;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private static Binding bind(KeyId key) {
    return row -> row.text(key.tenantId()).text(key.keyId());
  }

  private boolean update(String sql, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(Parameters.of(statement));
      return statement.executeUpdate() == 1;
    }
  }

  private void select(String sql, RowReader reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        reader.read(row);
      }
    }
  }

  private static String json(Collection<String> texts) {
    return new JsonArray(List.copyOf(texts)).encode();
  }

  private static List<String> list(String json) {
    return new JsonArray(json).stream().map(String.class::cast).toList();
  }
}
