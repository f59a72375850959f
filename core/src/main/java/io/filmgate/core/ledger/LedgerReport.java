package io.filmgate.core.ledger;

import java.util.List;

/**
 * What an audit has looked at, and found.
 *
 * @param differences everything that does not add up; empty if all is well
 */
public record LedgerReport(long entries, long budgets, long jobs, List<Difference> differences) {
  public LedgerReport {
    differences = List.copyOf(differences);
  }

  public boolean isBalanced() {
    return differences.isEmpty();
  }
}
