package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counters against entries. One query sums the entries of each key and hour; the hours add up to
 * every window, however many counters there are.
 */
final class BudgetAudit {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final String BUDGETS =
      "select held_jobs, held_millis, held_micros, used_jobs, used_millis, used_micros,"
          + " id, tenant_id, key_id, period, starts_at from budget order by id";
  private static final String HOURS =
      "select sum(held_jobs), sum(held_millis), sum(held_micros), sum(used_jobs),"
          + " sum(used_millis), sum(used_micros), tenant_id, key_id, reserved_at / "
          + HOUR_MILLIS
          + " from entry group by tenant_id, key_id, reserved_at / "
          + HOUR_MILLIS;

  private final Connection connection;
  private final List<Difference> differences;
  private final Map<BudgetWindow, LedgerSums> stored = new LinkedHashMap<>();
  private final Map<BudgetWindow, LedgerSums> expected = new LinkedHashMap<>();

  BudgetAudit(Connection connection, List<Difference> differences) {
    this.connection = connection;
    this.differences = differences;
  }

  /** How many counters there are. */
  long run() throws SQLException {
    long budgets = readCounters();
    sumUpEntries();
    stored.forEach(this::compare);
    return budgets;
  }

  private long readCounters() throws SQLException {
    long budgets = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(BUDGETS)) {
      while (row.next()) {
        budgets++;
        String id = row.getString("id");
        Optional<BudgetWindow> window = window(row).filter(one -> one.id().equals(id));
        if (window.isPresent()) {
          stored.put(window.get(), sums(row));
        } else {
          differences.add(
              new Difference(
                  "budget " + id,
                  "for %s %s, %s from %s"
                      .formatted(
                          row.getString("tenant_id"),
                          row.getString("key_id"),
                          row.getString("period"),
                          row.getString("starts_at")),
                  "for the window of its name"));
        }
      }
    }
    return budgets;
  }

  /** The window that the columns name, if there is such a one. */
  private static Optional<BudgetWindow> window(ResultSet row) throws SQLException {
    Scope scope =
        new Scope(row.getString("tenant_id"), Optional.ofNullable(row.getString("key_id")));
    String name = row.getString("period");
    Instant startsAt = Instant.ofEpochMilli(row.getLong("starts_at"));
    return Arrays.stream(Period.values())
        .filter(period -> period.name().equals(name))
        .map(period -> BudgetWindow.at(startsAt, scope, period))
        .filter(window -> window.startsAt().equals(startsAt))
        .findFirst();
  }

  private void sumUpEntries() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(HOURS)) {
      while (row.next()) {
        LedgerSums sums = sums(row);
        Instant hour = Instant.ofEpochMilli(row.getLong(9) * HOUR_MILLIS);
        for (BudgetWindow window : BudgetWindow.all(hour, row.getString(7), row.getString(8))) {
          if (stored.containsKey(window)) {
            expected.merge(window, sums, LedgerSums::plus);
          }
        }
      }
    }
  }

  private void compare(BudgetWindow window, LedgerSums counter) {
    LedgerSums sum = expected.getOrDefault(window, LedgerSums.NONE);
    String budget = "budget " + window.id();
    Difference.add(differences, budget + " held", counter.held(), sum.held());
    Difference.add(differences, budget + " used", counter.used(), sum.used());
    if (counter.held().isNegative()) {
      differences.add(
          new Difference(budget + " held", counter.held().toString(), "nothing or more"));
    }
  }

  private static LedgerSums sums(ResultSet row) throws SQLException {
    return new LedgerSums(LedgerSums.amounts(row, 1), LedgerSums.amounts(row, 4));
  }
}
