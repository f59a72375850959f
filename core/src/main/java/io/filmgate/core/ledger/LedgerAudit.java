package io.filmgate.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds everything up again: counters against entries, entries against jobs, entries by themselves.
 */
public final class LedgerAudit {
  private LedgerAudit() {}

  /** Everything that does not add up; empty if all is well. Reads the whole ledger. */
  public static List<Difference> run(Connection connection) throws SQLException {
    return report(connection).differences();
  }

  /**
   * Reads the whole ledger, a few times over.
   *
   * @param connection in a transaction that sees one moment, if others write meanwhile
   */
  public static LedgerReport report(Connection connection) throws SQLException {
    List<Difference> differences = new ArrayList<>();
    long budgets = new BudgetAudit(connection, differences).run();
    long jobs = new JobAudit(connection, differences).run();
    long entries = new EntryAudit(connection, differences).run();
    return new LedgerReport(entries, budgets, jobs, differences);
  }
}
