package io.filmgate.core.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Entries by themselves: each belongs to a job, which may be deleted if its closing says so, or is
 * a correction, and books what its kind may.
 */
final class EntryAudit {
  private static final String COUNT = "select count(*) from entry";

  private static final String HAS_HELD = "(held_jobs <> 0 or held_millis <> 0 or held_micros <> 0)";
  private static final String HAS_USED = "(used_jobs <> 0 or used_millis <> 0 or used_micros <> 0)";

  /** Three kinds of slips, each with the condition under which an entry is one. */
  private static final String SLIPS =
      "select job_id, kind, n, 'of no job', 'of a job' from entry"
          + " where kind <> 'correct' and not exists (select 1 from job where id = job_id)"
          + " and not exists (select 1 from entry closing where closing.job_id = entry.job_id"
          + " and closing.job_state is not null)"
          + " union all"
          + " select job_id, kind, n, 'of a job that is deleted', 'of one that is there' from entry"
          + " where job_state is not null and exists (select 1 from job where id = job_id)"
          + " union all"
          + " select job_id, kind, n, 'not what its kind books', 'a reservation, adjustment,"
          + " closing, correction or absorption' from entry where case kind"
          + " when 'reserve' then n <> 0 or "
          + HAS_USED
          + " when 'adjust' then n < 2 or "
          + HAS_USED
          + " when 'close' then n <> 0"
          + " when 'absorb' then n <> 0 or "
          + HAS_USED
          + " or "
          + HAS_HELD
          + " when 'correct' then n <> 0 or not "
          + HAS_USED
          + " or "
          + HAS_HELD
          + " else 1 = 1 end";

  private final Connection connection;
  private final List<Difference> differences;

  EntryAudit(Connection connection, List<Difference> differences) {
    this.connection = connection;
    this.differences = differences;
  }

  /** How many entries there are. */
  long run() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(SLIPS)) {
        while (row.next()) {
          String entry =
              "entry %s %s %s".formatted(row.getString(1), row.getString(2), row.getInt(3));
          differences.add(new Difference(entry, row.getString(4), row.getString(5)));
        }
      }
      try (ResultSet row = statement.executeQuery(COUNT)) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
