package io.filmgate.core.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Entries against the jobs that they are about, and those of deleted jobs against each other. */
final class JobAudit {
  private static final String JOBS =
      "select j.held_jobs, j.held_millis, j.held_micros,"
          + " coalesce(sum(e.held_jobs), 0), coalesce(sum(e.held_millis), 0),"
          + " coalesce(sum(e.held_micros), 0), coalesce(sum(e.used_jobs), 0),"
          + " coalesce(sum(e.used_millis), 0), coalesce(sum(e.used_micros), 0),"
          + " coalesce(sum(case when e.kind = 'reserve' then 1 else 0 end), 0),"
          + " coalesce(sum(case when e.kind = 'close' then 1 else 0 end), 0),"
          + " coalesce(sum(case when e.tenant_id <> j.tenant_id or e.key_id <> j.key_id"
          + " or e.model <> j.model or e.reserved_at <> j.created_at then 1 else 0 end), 0),"
          + " j.final_at is not null, j.id"
          + " from job j left join entry e on e.job_id = j.id"
          + " group by j.id, j.held_jobs, j.held_millis, j.held_micros, j.final_at order by j.id";

  /** What a job had held its closing gave back, and how it ended its closing says. */
  private static final String GONE =
      "select -sum(case when kind = 'close' then held_jobs else 0 end),"
          + " -sum(case when kind = 'close' then held_millis else 0 end),"
          + " -sum(case when kind = 'close' then held_micros else 0 end),"
          + " sum(held_jobs), sum(held_millis), sum(held_micros),"
          + " sum(used_jobs), sum(used_millis), sum(used_micros),"
          + " sum(case when kind = 'reserve' then 1 else 0 end),"
          + " sum(case when kind = 'close' then 1 else 0 end),"
          + " case when min(tenant_id) <> max(tenant_id) or min(key_id) <> max(key_id)"
          + " or min(model) <> max(model) or min(reserved_at) <> max(reserved_at)"
          + " then 1 else 0 end,"
          + " 1 = 1, job_id"
          + " from entry where job_id in (select job_id from entry where job_state is not null)"
          + " group by job_id order by job_id";

  private final Connection connection;
  private final List<Difference> differences;

  JobAudit(Connection connection, List<Difference> differences) {
    this.connection = connection;
    this.differences = differences;
  }

  /** How many jobs there are. */
  long run() throws SQLException {
    long jobs = compareAll(JOBS);
    compareAll(GONE);
    return jobs;
  }

  private long compareAll(String sql) throws SQLException {
    long jobs = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        jobs++;
        compare(row);
      }
    }
    return jobs;
  }

  /** What an open job holds must be what it says; a final one holds nothing and was closed once. */
  private void compare(ResultSet row) throws SQLException {
    String job = "job " + row.getString(14);
    boolean isFinal = row.getBoolean(13);
    Amounts ordered = LedgerSums.amounts(row, 1);
    Amounts used = LedgerSums.amounts(row, 7);
    Difference.add(
        differences, job + " held", LedgerSums.amounts(row, 4), isFinal ? Amounts.NONE : ordered);
    if (!isFinal) {
      Difference.add(differences, job + " used", used, Amounts.NONE);
    } else if (used.isNegative() || ordered.minus(used).isNegative()) {
      differences.add(
          new Difference(
              job + " used", used.toString(), "from nothing to what it held: " + ordered));
    }
    Difference.add(differences, job + " reservations", row.getInt(10), 1);
    Difference.add(differences, job + " closings", row.getInt(11), isFinal ? 1 : 0);
    Difference.add(
        differences,
        job + " entries in windows or of models that are not its own",
        row.getInt(12),
        0);
  }
}
