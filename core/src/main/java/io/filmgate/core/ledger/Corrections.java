package io.filmgate.core.ledger;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.store.Changes;
import io.filmgate.core.tenant.Change;
import io.filmgate.core.tenant.KeyId;
import io.filmgate.core.tenant.KeyRegister;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Makes corrections, each with its entry in the audit, in one transaction that the caller commits.
 * It may be another process's than the one that writes jobs: that one notices before it decides
 * anything more.
 */
public final class Corrections {
  private final Connection connection;
  private final KeyRegister register;
  private final String operator;

  /**
   * @param declared the tenants of the file
   * @param operator for the audit
   */
  public Corrections(Connection connection, Map<String, TenantConfig> declared, String operator) {
    this.connection = connection;
    this.register = KeyRegister.of(declared, connection);
    this.operator = operator;
  }

  /** Corrects what a key or tenant has used; refused if there is none. */
  public Change<Correction> make(Correction correction) throws SQLException {
    if (!isKnown(correction.scope())) {
      return new Change.Refused<>(
          Change.Reason.UNKNOWN,
          "there is no %s %s".formatted(correction.scope().kind(), correction.scope().name()));
    }
    new Changes(connection).note(Ledger.CORRECTED);
    new CorrectionTable(connection).insert(correction);
    new AuditTable(connection)
        .insert(
            AuditEntry.of(
                correction.madeAt(),
                operator,
                "ledger.adjust",
                correction.scope().name(),
                new JsonObject(),
                correction.toJson()));
    return new Change.Done<>(correction);
  }

  private boolean isKnown(Scope scope) throws SQLException {
    return scope.keyId().isPresent()
        ? register.key(new KeyId(scope.tenantId(), scope.keyId().get())).isPresent()
        : register.tenant(scope.tenantId()).isPresent();
  }
}
