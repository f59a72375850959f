package io.filmgate.core.job;

import io.filmgate.core.ledger.BudgetState;
import io.filmgate.core.ledger.Scope;
import io.filmgate.core.store.Store;
import io.filmgate.core.tenant.Caller;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What was used, and what may still be. Futures complete on the caller's context, and fail with
 * {@link JobsUnavailable} while the store is away.
 */
public final class UsageReport {
  private final Store store;
  private final InstantSource clock;

  public UsageReport(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Sums over jobs. */
  public Future<List<UsageRow>> sums(UsageQuery query) {
    return store.read(connection -> new UsageTable(connection).read(query)).recover(Jobs::failed);
  }

  /** The budgets of a caller's key, then those of its tenant. */
  public Future<List<BudgetState>> budgets(Caller caller) {
    Scope key = Scope.key(caller.tenant().id(), caller.key().id());
    Scope tenant = Scope.tenant(caller.tenant().id());
    return store
        .<List<BudgetState>>read(
            connection -> {
              List<BudgetState> states = new ArrayList<>();
              states.addAll(
                  BudgetState.of(connection, key, caller.key().limits(), clock.instant()));
              states.addAll(
                  BudgetState.of(connection, tenant, caller.tenant().limits(), clock.instant()));
              return states;
            })
        .recover(Jobs::failed);
  }
}
