package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds everything up again: counters against entries, entries against jobs. */
public final class LedgerAudit {
  private static final String BUDGETS =
      "select held_jobs, held_millis, held_micros, used_jobs, used_millis, used_micros,"
          + " id, tenant_id, key_id, period, starts_at from budget order by id";

  /** What an open job holds must be what it says; of a final one nothing may be left. */
  private static final String JOBS =
      "select j.held_jobs, j.held_millis, j.held_micros, coalesce(sum(e.held_jobs), 0),"
          + " coalesce(sum(e.held_millis), 0), coalesce(sum(e.held_micros), 0), j.id,"
          + " j.final_at is not null, coalesce(sum(case when e.kind = 'close' then 1 else 0 end), 0)"
          + " from job j left join entry e on e.job_id = j.id"
          + " group by j.id, j.held_jobs, j.held_millis, j.held_micros, j.final_at order by j.id";

  private LedgerAudit() {}

  /** Everything that does not add up; empty if all is well. Reads the whole ledger. */
  public static List<Difference> run(Connection connection) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    budgets(connection, differences);
    jobs(connection, differences);
    return differences;
  }

  private static void budgets(Connection connection, List<Difference> differences)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BUDGETS)) {
      while (row.next()) {
        LedgerSums stored = new LedgerSums(LedgerSums.amounts(row, 1), LedgerSums.amounts(row, 4));
        LedgerSums expected = sums(connection, window(row));
        compare("budget " + row.getString("id"), stored, expected, differences);
      }
    }
  }

  private static BudgetWindow window(ResultSet row) throws SQLException {
    Scope scope =
        new Scope(row.getString("tenant_id"), Optional.ofNullable(row.getString("key_id")));
    return new BudgetWindow(
        scope,
        Period.valueOf(row.getString("period")),
        Instant.ofEpochMilli(row.getLong("starts_at")));
  }

  private static LedgerSums sums(Connection connection, BudgetWindow window) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LedgerSums.sql(window))) {
      return LedgerSums.read(statement, window);
    }
  }

  private static void jobs(Connection connection, List<Difference> differences)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(JOBS)) {
      while (row.next()) {
        boolean isFinal = row.getBoolean(8);
        Amounts expected = isFinal ? Amounts.NONE : LedgerSums.amounts(row, 1);
        String job = "job " + row.getString(7);
        compare(job + " held", LedgerSums.amounts(row, 4), expected, differences);
        compare(job + " closings", row.getInt(9), isFinal ? 1 : 0, differences);
      }
    }
  }

  private static void compare(
      String what, Object stored, Object expected, List<Difference> differences) {
    if (!stored.equals(expected)) {
      differences.add(new Difference(what, stored.toString(), expected.toString()));
    }
  }
}
