package io.filmgate.bench.crash.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the gateway has written.
 *
 * @param entries in the order in which they were written
 */
public record LedgerLog(List<StoredJob> jobs, List<Entry> entries, List<Counter> counters) {
  public LedgerLog {
    jobs = List.copyOf(jobs);
    entries = List.copyOf(entries);
    counters = List.copyOf(counters);
  }

  public Map<String, StoredJob> jobsById() {
    return jobs.stream().collect(Collectors.toMap(StoredJob::id, Function.identity()));
  }

  public Map<String, List<StoredJob>> jobsByWord() {
    return jobs.stream().collect(Collectors.groupingBy(StoredJob::word));
  }

  public Map<String, List<Entry>> entriesByJob() {
    return entries.stream().collect(Collectors.groupingBy(Entry::job));
  }

  /** How the money of a job ended. */
  public Optional<Entry> closeOf(String job) {
    return entries.stream().filter(entry -> entry.job().equals(job) && entry.isClose()).findFirst();
  }
}
