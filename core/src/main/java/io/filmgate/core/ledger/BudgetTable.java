package io.filmgate.core.ledger;

import io.filmgate.core.store.Parameters;
import io.filmgate.core.store.WriteSession;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The counters of budgets, as rows and in memory. Only windows that a budget asks for have one. */
final class BudgetTable {
  private static final int MOST_KEPT = 50_000;
  private static final String SELECT =
      "select id, held_jobs, held_millis, held_micros, used_jobs, used_millis, used_micros"
          + " from budget where id in";
  private static final String INSERT =
      "insert into budget (id, tenant_id, key_id, period, starts_at, held_jobs, held_millis,"
          + " held_micros, used_jobs, used_millis, used_micros)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update budget set held_jobs = ?, held_millis = ?, held_micros = ?, used_jobs = ?,"
          + " used_millis = ?, used_micros = ? where id = ?";

  private final Map<BudgetWindow, BudgetCounter> counters = new HashMap<>();
  private final Set<BudgetWindow> absent = new HashSet<>();

  /** The counter of a window that was loaded; empty if nobody asks for it. */
  Optional<BudgetCounter> find(BudgetWindow window) {
    return Optional.ofNullable(counters.get(window));
  }

  /**
   * Reads counters.
   *
   * @param touched windows that are counted only if they have a counter already
   * @param needed windows that must have one from now on
   */
  void load(WriteSession session, Set<BudgetWindow> touched, Set<BudgetWindow> needed)
      throws SQLException {
    Map<String, BudgetWindow> unknown = new HashMap<>();
    Stream.concat(touched.stream(), needed.stream())
        .filter(window -> !counters.containsKey(window) && absent.add(window))
        .forEach(window -> unknown.put(window.id(), window));
    session.rows(
        SELECT,
        unknown.keySet(),
        "order by id",
        row -> {
          BudgetWindow window = unknown.get(row.getString(1));
          Amounts held = LedgerSums.amounts(row, 2);
          Amounts used = LedgerSums.amounts(row, 5);
          counters.put(window, new BudgetCounter(held, used, true));
          absent.remove(window);
        });
    for (BudgetWindow window : needed) {
      if (!counters.containsKey(window)) {
        LedgerSums sums = LedgerSums.read(session.statement(LedgerSums.sql(window)), window);
        counters.put(window, new BudgetCounter(sums.held(), sums.used(), false));
        absent.remove(window);
      }
    }
  }

  /** Writes what has changed, sorted, so that two nodes never wait for each other. */
  void save(WriteSession session) throws SQLException {
    Map<String, BudgetWindow> changed = new TreeMap<>();
    counters.forEach(
        (window, counter) -> {
          if (counter.isChanged()) {
            changed.put(window.id(), window);
          }
        });
    for (Map.Entry<String, BudgetWindow> entry : changed.entrySet()) {
      BudgetCounter counter = counters.get(entry.getValue());
      if (counter.isStored()) {
        amounts(session.batch(UPDATE), counter).text(entry.getKey()).add();
      } else {
        insert(session, entry.getKey(), entry.getValue(), counter);
      }
      counter.written();
    }
  }

  /** Everything kept in memory is wrong, or there is too much of it. */
  void forget() {
    counters.clear();
    absent.clear();
  }

  /** Keeps memory bounded; what is forgotten is read again. */
  void trim() {
    if (counters.size() + absent.size() > MOST_KEPT) {
      forget();
    }
  }

  private static void insert(
      WriteSession session, String id, BudgetWindow window, BudgetCounter counter)
      throws SQLException {
    Parameters row =
        session
            .batch(INSERT)
            .text(id)
            .text(window.scope().tenantId())
            .text(window.scope().keyId())
            .text(window.period().name())
            .instant(window.startsAt());
    amounts(row, counter).add();
  }

  private static Parameters amounts(Parameters row, BudgetCounter counter) throws SQLException {
    return LedgerSums.bind(LedgerSums.bind(row, counter.held()), counter.used());
  }
}
