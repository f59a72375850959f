package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.Exchange;
import io.filmgate.bench.crash.evidence.StoredJob;
import io.filmgate.bench.crash.evidence.VendorTask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One request is one job, one idempotency key is one job, and one job is accepted by one vendor
 * once. Another channel after an honest refusal is nothing: only what was accepted counts.
 */
final class DoubledJobs implements Rule {

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    evidence.tasks().stream()
        .collect(Collectors.groupingBy(VendorTask::word))
        .forEach((word, tasks) -> atMostOne(found, "accepted twice: ", tasks));
    evidence
        .ledger()
        .jobsByWord()
        .forEach((word, jobs) -> atMostOne(found, "one request became ", jobs));
    byIdempotencyKey(evidence).forEach((key, jobs) -> atMostOne(found, "one key became ", jobs));
    return found;
  }

  /** The jobs that clients were told, and those in the store, by tenant and key. */
  private static Map<List<String>, Set<String>> byIdempotencyKey(Evidence evidence) {
    Map<List<String>, Set<String>> jobs = new LinkedHashMap<>();
    for (StoredJob job : evidence.ledger().jobs()) {
      job.idempotencyKey()
          .ifPresent(
              key ->
                  jobs.computeIfAbsent(List.of(job.tenant(), key), none -> new LinkedHashSet<>())
                      .add(job.id()));
    }
    for (Exchange exchange : evidence.exchanges()) {
      if (exchange.idempotencyKey().isPresent() && exchange.created().isPresent()) {
        jobs.computeIfAbsent(
                List.of(exchange.tenant(), exchange.idempotencyKey().get()),
                none -> new LinkedHashSet<>())
            .add(exchange.created().get());
      }
    }
    return jobs;
  }

  private static void atMostOne(List<Violation> found, String what, Collection<?> those) {
    if (those.size() > 1) {
      found.add(new Violation(Kind.DOUBLED, what + those));
    }
  }
}
