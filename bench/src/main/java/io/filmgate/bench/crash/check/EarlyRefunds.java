package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Amounts;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.StoredJob;
import io.filmgate.bench.crash.evidence.VendorTask;
import io.filmgate.bench.crash.evidence.VendorTask.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Nothing is given back while a vendor has the job and makes the video, unless a policy of the
 * operator's says so by its name.
 */
final class EarlyRefunds implements Rule {

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    Map<String, List<StoredJob>> jobs = evidence.ledger().jobsByWord();
    Map<String, List<Entry>> entries = evidence.ledger().entriesByJob();
    for (VendorTask task : evidence.tasks()) {
      if (task.end() != End.FAILED) {
        for (StoredJob job : jobs.getOrDefault(task.word(), List.of())) {
          entries.getOrDefault(job.id(), List.of()).stream()
              .filter(EarlyRefunds::isRefund)
              .forEach(
                  refund ->
                      found.add(
                          new Violation(
                              Kind.EARLY_REFUND,
                              "%s was released (%s), but there is %s"
                                  .formatted(job, refund.reason(), task))));
        }
      }
    }
    return found;
  }

  private static boolean isRefund(Entry entry) {
    return entry.isClose()
        && entry.used().equals(Amounts.NONE)
        && !entry.isByPolicy()
        && !entry.isForAbsence(); // that is a loss already
  }
}
