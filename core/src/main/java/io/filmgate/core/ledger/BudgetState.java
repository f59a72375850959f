package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of an allowance is left, as the entries say.
 *
 * @param used in the budget's unit
 * @param reserved by jobs that have not ended, in the budget's unit
 * @param resetsAt when its next window starts
 */
public record BudgetState(
    Scope scope,
    BudgetConfig budget,
    BigDecimal used,
    BigDecimal reserved,
    Optional<Instant> resetsAt) {

  /** The state of each budget among some limits, in their order. */
  public static List<BudgetState> of(
      Connection connection, Scope scope, LimitsConfig limits, Instant now) throws SQLException {
    List<BudgetState> states = new ArrayList<>();
    for (BudgetConfig budget : limits.budgets()) {
      BudgetWindow window = BudgetWindow.at(now, scope, budget.per());
      try (PreparedStatement sums = connection.prepareStatement(LedgerSums.sql(window))) {
        LedgerSums read = LedgerSums.read(sums, window);
        states.add(
            new BudgetState(
                scope,
                budget,
                amount(read.used(), budget),
                amount(read.held(), budget),
                window.endsAt()));
      }
    }
    return states;
  }

  private static BigDecimal amount(Amounts amounts, BudgetConfig budget) {
    return Amounts.decimal(amounts.of(budget.unit()), budget.unit());
  }
}
