package io.filmgate.core.tenant;

import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.Store;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key that is made at run time. Its tenant is made with it unless it exists, in the file or in
 * the store. A gateway that is running knows the key within a second.
 */
public record NewKey(String tenantId, String keyId) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public NewKey {
    check("tenant", tenantId);
    check("key", keyId);
  }

  private static void check(String what, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          what
              + " must be 1 to 64 letters, digits, dots, hyphens or underscores and begin with a letter or digit, not \""
              + id
              + "\"");
    }
  }

  /**
   * Writes the key.
   *
   * @throws IllegalArgumentException with one line, if the id is taken
   * @throws io.filmgate.core.store.StoreException with one line, if the store does not take it
   */
  public void write(GatewayConfig config, KeySecret secret, Instant now) {
    TenantConfig declared = config.tenants().get(tenantId);
    if (declared != null && declared.keys().containsKey(keyId)) {
      throw new IllegalArgumentException(
          "key %s of tenant %s is declared in the configuration; choose another name"
              .formatted(keyId, tenantId));
    }
    boolean isWritten =
        Store.writeBeside(config.store(), config.home(), insert(secret, now, declared == null));
    if (!isWritten) {
      throw new IllegalArgumentException(
          "tenant %s has a key %s already; choose another name".formatted(tenantId, keyId));
    }
  }

  private SqlWork<Boolean> insert(KeySecret secret, Instant now, boolean makesTenant) {
    return connection -> {
      KeyTable table = new KeyTable(connection);
      if (makesTenant) {
        makeTenant(table, now);
      }
      ApiKey key =
          new ApiKey(
              tenantId, keyId, List.of("*"), List.of(), Optional.empty(), true, LimitsConfig.NONE);
      return table.insert(new StoredKey(key, secret.sha256(), now));
    };
  }

  /** Does nothing if it is there. */
  private void makeTenant(KeyTable table, Instant now) throws SQLException {
    table.insert(new Tenant(tenantId, Set.of("default"), BigDecimal.ONE, LimitsConfig.NONE), now);
  }
}
