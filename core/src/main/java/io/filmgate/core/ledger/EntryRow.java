package io.filmgate.core.ledger;

import io.filmgate.core.store.Parameters;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Fills the statement that adds an entry: what it is about, its amounts, then the reason. */
record EntryRow(Parameters row) {
  static final String INSERT =
      "insert into entry (job_id, kind, n, at, reserved_at, tenant_id, key_id, model,"
          + " held_jobs, held_millis, held_micros, used_jobs, used_millis, used_micros,"
          + " absorbed_jobs, absorbed_millis, absorbed_micros, vendor_cost, reason)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static EntryRow of(Parameters row, String kind, int number, Reservation reservation, Instant at)
      throws SQLException {
    return new EntryRow(
        row.text(reservation.jobId())
            .text(kind)
            .whole(number)
            .instant(at)
            .instant(reservation.reservedAt())
            .text(reservation.tenantId())
            .text(reservation.keyId())
            .text(reservation.model()));
  }

  EntryRow amounts(Amounts held, Amounts used, Amounts absorbed) throws SQLException {
    LedgerSums.bind(LedgerSums.bind(LedgerSums.bind(row, held), used), absorbed);
    return this;
  }

  /** The last of it. */
  Parameters because(Optional<String> vendorCost, String reason) throws SQLException {
    return row.text(vendorCost).text(reason);
  }
}
