package io.filmgate.core.ledger;

import com.github.f4b6a3.ulid.Ulid;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.store.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Corrections among the entries. They are few, and their ids keep them together.
 *
 * @param connection neither committed nor closed here
 */
public record CorrectionTable(Connection connection) {
  private static final String FIRST = Correction.PREFIX + Ulid.MIN;
  private static final String LAST = Correction.PREFIX + Ulid.MAX;

  private static final String ADD_TO_COUNTER =
      "update budget set used_jobs = used_jobs + ?, used_millis = used_millis + ?,"
          + " used_micros = used_micros + ? where id = ?";

  /** Those in windows from one instant to before another; of all tenants unless one is named. */
  public List<Correction> between(Instant from, Instant to, Optional<String> tenantId)
      throws SQLException {
    List<Correction> found = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select job_id, tenant_id, key_id, used_jobs, used_millis, used_micros, reserved_at,"
                + " reason, at from entry where job_id between ? and ? and kind = 'correct'"
                + " and reserved_at >= ? and reserved_at < ? order by job_id")) {
      Parameters.of(select).text(FIRST).text(LAST).instant(from).instant(to);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Correction correction = correction(row);
          if (tenantId.map(correction.scope().tenantId()::equals).orElse(true)) {
            found.add(correction);
          }
        }
      }
    }
    return found;
  }

  /** Adds an entry, and changes the counters that there are. */
  void insert(Correction correction) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(EntryRow.INSERT)) {
      EntryRow.of(Parameters.of(insert), "correct", 0, reservation(correction), correction.madeAt())
          .amounts(Amounts.NONE, correction.used(), Amounts.NONE)
          .because(Optional.empty(), correction.reason());
      insert.executeUpdate();
    }
    List<String> counters = correction.windows().stream().map(BudgetWindow::id).sorted().toList();
    try (PreparedStatement add = connection.prepareStatement(ADD_TO_COUNTER)) {
      for (String counter : counters) {
        LedgerSums.bind(Parameters.of(add), correction.used()).text(counter);
        add.executeUpdate();
      }
    }
  }

  private static Reservation reservation(Correction correction) {
    return new Reservation(
        correction.id(),
        correction.scope().tenantId(),
        correction.scope().keyId().orElse(""),
        Correction.MODEL,
        correction.at());
  }

  private static Correction correction(ResultSet row) throws SQLException {
    String key = row.getString("key_id");
    Amounts given = Amounts.NONE.minus(LedgerSums.amounts(row, 4));
    Unit unit = given.jobs() != 0 ? Unit.JOBS : given.millis() != 0 ? Unit.SECONDS : Unit.CREDITS;
    return new Correction(
        row.getString("job_id"),
        new Scope(row.getString("tenant_id"), Optional.of(key).filter(id -> !id.isEmpty())),
        unit,
        Amounts.decimal(given.of(unit), unit),
        Instant.ofEpochMilli(row.getLong("reserved_at")),
        row.getString("reason"),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
