package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.Transition;
import io.filmgate.core.ledger.BudgetWindow;
import io.filmgate.core.ledger.Ledger;
import io.filmgate.core.ledger.Scope;
import io.filmgate.core.store.WriteSession;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The windows that a commit is about. All are read before anything is booked, so that a counter
 * that is new, and starts from the entries so far, sees each of this commit's bookings once.
 */
final class BudgetWindows {
  private final Set<BudgetWindow> touched = new HashSet<>();
  private final Set<BudgetWindow> needed = new HashSet<>();

  BudgetWindows(List<Admit> admissions, List<Transition> transitions) {
    for (Admit admit : admissions) {
      touch(admit.job());
      need(admit.job(), admit.limits());
    }
    for (Transition transition : transitions) {
      if (transition instanceof NextAttempt next) {
        touch(next.job());
        need(next.job(), next.limits());
      } else if (transition instanceof Close) {
        touch(transition.job());
      }
    }
  }

  void load(WriteSession session, Ledger ledger) throws SQLException {
    ledger.load(session, touched, needed);
  }

  private void touch(Job job) {
    touched.addAll(BudgetWindow.all(job.createdAt(), job.tenantId(), job.keyId()));
  }

  private void need(Job job, AdmissionLimits limits) {
    need(job, Scope.key(job.tenantId(), job.keyId()), limits.key());
    need(job, Scope.tenant(job.tenantId()), limits.tenant());
  }

  private void need(Job job, Scope scope, LimitsConfig limits) {
    limits
        .budgets()
        .forEach(budget -> needed.add(BudgetWindow.at(job.createdAt(), scope, budget.per())));
  }
}
