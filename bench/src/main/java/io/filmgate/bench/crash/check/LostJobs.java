package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.Exchange;
import io.filmgate.bench.crash.evidence.StoredJob;
import io.filmgate.bench.crash.evidence.VendorTask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client was told exists, exists and ends as it was told; what a vendor has accepted is the
 * attempt of a job that knows of it.
 */
final class LostJobs implements Rule {
  /** The words of the API for final states, and those of the store. */
  private static final Map<String, String> FINAL =
      Map.of("completed", "succeeded", "failed", "failed", "cancelled", "cancelled");

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    Map<String, StoredJob> jobs = evidence.ledger().jobsById();
    told(evidence, jobs, found);
    for (StoredJob job : jobs.values()) {
      if (!job.isFinal() && !job.isInDoubt()) {
        found.add(lost(job + " never ended"));
      }
    }
    atVendors(evidence, jobs, found);
    return found;
  }

  private static void told(Evidence evidence, Map<String, StoredJob> jobs, List<Violation> found) {
    Set<String> missing = new HashSet<>();
    for (Exchange exchange : evidence.exchanges()) {
      Optional<String> named = exchange.answer().flatMap(Exchange.Answer::job);
      if (named.isPresent() && !jobs.containsKey(named.get()) && missing.add(named.get())) {
        found.add(lost("job " + named.get() + " of " + exchange + " is not in the store"));
      }
      named
          .map(jobs::get)
          .flatMap(job -> contradiction(exchange, job))
          .ifPresent(what -> found.add(lost(what)));
      exchange
          .job()
          .filter(asked -> exchange.answer().map(answer -> answer.status() == 404).orElse(false))
          .ifPresent(asked -> found.add(lost("job " + asked + " was unknown to " + exchange)));
    }
  }

  /** A final state that a client has seen does not change any more. */
  private static Optional<String> contradiction(Exchange exchange, StoredJob job) {
    return exchange
        .answer()
        .flatMap(Exchange.Answer::jobStatus)
        .filter(FINAL::containsKey)
        .filter(status -> !FINAL.get(status).equals(job.state()))
        .map(status -> job + " had been shown as " + status + " to " + exchange);
  }

  private static void atVendors(
      Evidence evidence, Map<String, StoredJob> jobs, List<Violation> found) {
    Map<String, List<StoredJob>> byWord = evidence.ledger().jobsByWord();
    for (VendorTask task : evidence.tasks()) {
      Optional<String> correlated = task.correlatedJob();
      if (correlated.isPresent() && !jobs.containsKey(correlated.get())) {
        found.add(lost(task + " was accepted for a job that is not in the store"));
      } else if (!byWord.containsKey(task.word())) {
        found.add(lost(task + " was accepted, and no job in the store is for it"));
      }
      byWord.getOrDefault(task.word(), List.of()).stream()
          .filter(job -> isTakenForAbsent(evidence, job))
          .forEach(job -> found.add(lost(job + " was taken for absent, but there is " + task)));
    }
  }

  private static boolean isTakenForAbsent(Evidence evidence, StoredJob job) {
    return evidence.ledger().closeOf(job.id()).map(Entry::isForAbsence).orElse(false);
  }

  private static Violation lost(String what) {
    return new Violation(Kind.LOST, what);
  }
}
