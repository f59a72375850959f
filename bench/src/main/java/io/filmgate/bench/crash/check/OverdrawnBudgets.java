package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Amounts;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** After no entry of the ledger is more held and used than a budget allows. */
final class OverdrawnBudgets implements Rule {

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    for (Limit limit : evidence.limits()) {
      Map<Instant, Amounts> taken = new HashMap<>();
      for (Entry entry : evidence.ledger().entries()) {
        if (entry.isOf(limit.scope())) {
          Amounts sum =
              taken.merge(
                  limit.period().start(entry.reservedAt()),
                  entry.held().plus(entry.used()),
                  Amounts::plus);
          if (limit.unit().of(sum) > limit.most() && !entry.isClose()) {
            found.add(
                new Violation(
                    Kind.OVERDRAWN,
                    "%s: %d of %d taken after the %s of job %s"
                        .formatted(
                            limit, limit.unit().of(sum), limit.most(), entry.kind(), entry.job())));
          }
        }
      }
    }
    return found;
  }
}
