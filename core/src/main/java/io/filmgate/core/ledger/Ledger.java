package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.store.Changes;
import io.filmgate.core.store.WriteSession;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The money of a commit: entries, and the counters that sum them up. Whoever commits loads the
 * windows first, then asks and books in order, then saves. For the writer's thread only.
 */
public final class Ledger {
  /** The name under which {@code Changes} counts corrections. */
  static final String CORRECTED = "ledger";

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private final BudgetTable budgets = new BudgetTable();

  /** How many corrections the counters in memory know of. */
  private long corrected;

  /**
   * Reads counters; one that is missing but needed starts from the entries. Corrections are not
   * made here: if there are new ones, what is in memory is read again.
   *
   * @param touched windows of what will be booked
   * @param needed windows that a limit asks about
   */
  public void load(WriteSession session, Set<BudgetWindow> touched, Set<BudgetWindow> needed)
      throws SQLException {
    if (touched.isEmpty() && needed.isEmpty()) {
      return;
    }
    long corrections = Changes.revision(session.statement(Changes.REVISION), CORRECTED);
    if (corrections != corrected) {
      budgets.forget();
      corrected = corrections;
    }
    budgets.load(session, touched, needed);
  }

  /**
   * Whether an allowance covers more.
   *
   * @param more what is to be held in addition; what takes nothing always fits, however low a limit
   *     was set
   */
  public Optional<Denial> check(
      Scope scope, LimitsConfig limits, Instant reservedAt, Amounts more, boolean isPriced) {
    for (BudgetConfig budget : limits.budgets()) {
      if (budget.unit() == BudgetConfig.Unit.CREDITS && !isPriced) {
        return Optional.of(new Denial.NotPriced(scope));
      }
      BudgetWindow window = BudgetWindow.at(reservedAt, scope, budget.per());
      BudgetCounter counter = budgets.find(window).orElseThrow();
      long taken = counter.held().plus(counter.used()).of(budget.unit());
      long limit = limit(budget);
      long amount = more.of(budget.unit());
      if (amount > 0 && taken > limit - amount) {
        return Optional.of(new Denial.Exceeded(scope, budget, taken, limit, window.endsAt()));
      }
    }
    return Optional.empty();
  }

  /** Holds what a new job may cost. */
  public void reserve(WriteSession session, Reservation reservation, Amounts held)
      throws SQLException {
    book(reservation, held, Amounts.NONE);
    entry(session, "reserve", 0, reservation, reservation.reservedAt())
        .amounts(held, Amounts.NONE, Amounts.NONE)
        .because(Optional.empty(), "admitted")
        .add();
  }

  /** Holds more, or less, for another attempt. */
  public void adjust(
      WriteSession session, Reservation reservation, int attempt, Amounts difference, Instant now)
      throws SQLException {
    if (difference.equals(Amounts.NONE)) {
      return;
    }
    book(reservation, difference, Amounts.NONE);
    entry(session, "adjust", attempt, reservation, now)
        .amounts(difference, Amounts.NONE, Amounts.NONE)
        .because(Optional.empty(), "another attempt")
        .add();
  }

  /** Gives back what is held and books what was used. The table's key lets it happen once. */
  public void close(
      WriteSession session,
      Reservation reservation,
      Amounts held,
      Settlement settlement,
      Instant now)
      throws SQLException {
    Amounts released = Amounts.NONE.minus(held);
    Amounts used = settlement.used().amounts();
    book(reservation, released, used);
    entry(session, "close", 0, reservation, now)
        .amounts(released, used, settlement.absorbed().amounts())
        .because(settlement.vendorCost().map(JsonObject::encode), settlement.reason())
        .add();
  }

  /**
   * Notes what a vendor charges for a job that was closed before. It is nobody's allowance: the
   * counters stay as they are.
   */
  public void absorb(WriteSession session, Reservation reservation, Settlement loss, Instant now)
      throws SQLException {
    entry(session, "absorb", 0, reservation, now)
        .amounts(Amounts.NONE, Amounts.NONE, loss.absorbed().amounts())
        .because(loss.vendorCost().map(JsonObject::encode), loss.reason())
        .add();
  }

  /** Writes the counters that have changed. */
  public void save(WriteSession session) throws SQLException {
    budgets.save(session);
  }

  /** Keeps memory bounded after a commit. */
  public void trim() {
    budgets.trim();
  }

  /** Forgets what is in memory after a rollback. */
  public void forget() {
    budgets.forget();
  }

  private void book(Reservation reservation, Amounts held, Amounts used) {
    BudgetWindow.all(reservation.reservedAt(), reservation.tenantId(), reservation.keyId())
        .forEach(window -> budgets.find(window).ifPresent(counter -> counter.add(held, used)));
  }

  private static EntryRow entry(
      WriteSession session, String kind, int number, Reservation reservation, Instant at)
      throws SQLException {
    return EntryRow.of(session.batch(EntryRow.INSERT), kind, number, reservation, at);
  }

  private static long limit(BudgetConfig budget) {
    return budget.amount().movePointRight(Amounts.digits(budget.unit())).min(MOST).longValue();
  }
}
