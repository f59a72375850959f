package io.filmgate.core.tenant;

import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The tenants and keys that were made at run time. The same statements serve every database. Times
 * are milliseconds since 1970; lists and limits are JSON.
 *
 * @param connection neither committed nor closed here
 */
public record KeyTable(Connection connection) {
  private static final String TENANT_COLUMNS = "id, group_names, price_factor, limits";
  private static final String KEY_COLUMNS =
      "tenant_id, id, sha256, models, allowed_addresses, limits, expires_at, is_disabled, created_at";

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
        tenant.id(),
        json(tenant.groups()),
        tenant.priceFactor().toPlainString(),
        LimitsJson.write(tenant.limits()),
        createdAt.toEpochMilli());
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
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        key.tenantId(),
        key.id(),
        stored.sha256(),
        json(key.models()),
        json(key.allowedAddresses()),
        LimitsJson.write(key.limits()),
        key.expires().map(Instant::toEpochMilli).orElse(null),
        key.isEnabled() ? 0 : 1,
        stored.createdAt().toEpochMilli());
  }

  /**
   * Disables a key, or enables it again.
   *
   * @return false if there is no such key
   */
  public boolean setEnabled(String tenantId, String keyId, boolean isEnabled) throws SQLException {
    return update(
        "update api_key set is_disabled = ? where tenant_id = ? and id = ?",
        isEnabled ? 0 : 1,
        tenantId,
        keyId);
  }

  /** Every tenant, by id. */
  public List<Tenant> tenants() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select " + TENANT_COLUMNS + " from tenant order by id");
        ResultSet rows = select.executeQuery()) {
      List<Tenant> tenants = new ArrayList<>();
      while (rows.next()) {
        tenants.add(
            new Tenant(
                rows.getString("id"),
                new LinkedHashSet<>(list(rows.getString("group_names"))),
                new BigDecimal(rows.getString("price_factor")),
                LimitsJson.read(rows.getString("limits"))));
      }
      return tenants;
    }
  }

  /** Every key, by tenant and id. */
  public List<StoredKey> keys() throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select " + KEY_COLUMNS + " from api_key order by tenant_id, id");
        ResultSet rows = select.executeQuery()) {
      List<StoredKey> keys = new ArrayList<>();
      while (rows.next()) {
        keys.add(key(rows));
      }
      return keys;
    }
  }

  private static StoredKey key(ResultSet row) throws SQLException {
    long expiresAt = row.getLong("expires_at");
    Optional<Instant> expires =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiresAt));
    ApiKey key =
        new ApiKey(
            row.getString("tenant_id"),
            row.getString("id"),
            list(row.getString("models")),
            list(row.getString("allowed_addresses")),
            expires,
            row.getInt("is_disabled") == 0,
            LimitsJson.read(row.getString("limits")));
    return new StoredKey(
        key, row.getString("sha256"), Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private boolean update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate() == 1;
    }
  }

  private static String json(Collection<String> texts) {
    return new JsonArray(List.copyOf(texts)).encode();
  }

  private static List<String> list(String json) {
    return new JsonArray(json).stream().map(String.class::cast).toList();
  }
}
