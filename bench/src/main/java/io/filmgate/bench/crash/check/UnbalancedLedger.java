package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Amounts;
import io.filmgate.bench.crash.evidence.Counter;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.StoredJob;
import io.filmgate.bench.crash.evidence.VendorTask;
import io.filmgate.bench.crash.evidence.VendorTask.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Each job reserves once and is closed once, with what it held; counters are the sums of entries;
 * and a charge is for a video that a vendor has made.
 */
final class UnbalancedLedger implements Rule {

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    Map<String, List<Entry>> entries = evidence.ledger().entriesByJob();
    Map<String, StoredJob> jobs = evidence.ledger().jobsById();
    Set<String> made =
        evidence.tasks().stream()
            .filter(task -> task.end() == End.SUCCEEDED)
            .map(VendorTask::word)
            .collect(Collectors.toSet());
    for (StoredJob job : jobs.values()) {
      List<Entry> own = entries.getOrDefault(job.id(), List.of());
      job(job, own, found);
      own.stream()
          .filter(entry -> !entry.used().equals(Amounts.NONE))
          .filter(entry -> !entry.isByPolicy() && !made.contains(job.word()))
          .forEach(entry -> found.add(unbalanced(job + " is charged, and no vendor made it")));
    }
    for (Entry entry : evidence.ledger().entries()) {
      if (!jobs.containsKey(entry.job())) {
        found.add(unbalanced("a " + entry.kind() + " is for the unknown job " + entry.job()));
      }
    }
    evidence
        .ledger()
        .counters()
        .forEach(counter -> counter(counter, evidence.ledger().entries(), found));
    return found;
  }

  private static void job(StoredJob job, List<Entry> entries, List<Violation> found) {
    long reserves = entries.stream().filter(entry -> entry.kind().equals("reserve")).count();
    long closes = entries.stream().filter(Entry::isClose).count();
    if (reserves != 1 || closes != (job.isFinal() ? 1 : 0)) {
      found.add(
          unbalanced(
              "%s is reserved %d times and closed %d times".formatted(job, reserves, closes)));
    }
    Amounts held = sum(entries.stream().map(Entry::held).toList());
    Amounts expected = job.isFinal() ? Amounts.NONE : job.held();
    if (!held.equals(expected)) {
      found.add(unbalanced("%s holds %s instead of %s".formatted(job, held, expected)));
    }
    Amounts used = sum(entries.stream().map(Entry::used).toList());
    boolean isCharged = !used.equals(Amounts.NONE);
    boolean isPolicy = entries.stream().anyMatch(Entry::isByPolicy);
    if (!used.isAtMost(job.held()) || (isCharged != job.state().equals("succeeded") && !isPolicy)) {
      found.add(unbalanced("%s held %s and is charged %s".formatted(job, job.held(), used)));
    }
  }

  private static void counter(Counter counter, List<Entry> all, List<Violation> found) {
    List<Entry> entries = all.stream().filter(counter::counts).toList();
    Amounts held = sum(entries.stream().map(Entry::held).toList());
    Amounts used = sum(entries.stream().map(Entry::used).toList());
    if (!held.equals(counter.held()) || !used.equals(counter.used())) {
      found.add(
          unbalanced(
              "%s says held %s and used %s, its entries %s and %s"
                  .formatted(counter, counter.held(), counter.used(), held, used)));
    }
  }

  private static Amounts sum(List<Amounts> amounts) {
    return amounts.stream().reduce(Amounts.NONE, Amounts::plus);
  }

  private static Violation unbalanced(String what) {
    return new Violation(Kind.UNBALANCED, what);
  }
}
