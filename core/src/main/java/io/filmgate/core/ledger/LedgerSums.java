package io.filmgate.core.ledger;

import io.filmgate.core.store.Parameters;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What the entries of one window add up to. The entries are the truth; counters only repeat it. */
record LedgerSums(Amounts held, Amounts used) {
  static final LedgerSums NONE = new LedgerSums(Amounts.NONE, Amounts.NONE);

  private static final String SUMS =
      "select coalesce(sum(held_jobs), 0), coalesce(sum(held_millis), 0),"
          + " coalesce(sum(held_micros), 0), coalesce(sum(used_jobs), 0),"
          + " coalesce(sum(used_millis), 0), coalesce(sum(used_micros), 0)"
          + " from entry where tenant_id = ? and reserved_at >= ? and reserved_at < ?";

  /** Sums the window's entries: of the whole tenant, or of one key. */
  static String sql(BudgetWindow window) {
    return window.scope().keyId().isPresent() ? SUMS + " and key_id = ?" : SUMS;
  }

  LedgerSums plus(LedgerSums more) {
    return new LedgerSums(held.plus(more.held), used.plus(more.used));
  }

  /** Runs {@link #sql}. */
  static LedgerSums read(PreparedStatement statement, BudgetWindow window) throws SQLException {
    Parameters parameters =
        Parameters.of(statement)
            .text(window.scope().tenantId())
            .instant(window.startsAt())
            .whole(window.endsAt().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    if (window.scope().keyId().isPresent()) {
      parameters.text(window.scope().keyId());
    }
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return new LedgerSums(amounts(row, 1), amounts(row, 4));
    }
  }

  /** Three columns of a row. */
  static Amounts amounts(ResultSet row, int first) throws SQLException {
    return new Amounts(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2));
  }

  /** Three parameters of a statement. */
  static Parameters bind(Parameters parameters, Amounts amounts) throws SQLException {
    return parameters.whole(amounts.jobs()).whole(amounts.millis()).whole(amounts.micros());
  }
}
