package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.evidence.Amounts;
import io.filmgate.bench.crash.evidence.Counter;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.Exchange;
import io.filmgate.bench.crash.evidence.Exchange.Answer;
import io.filmgate.bench.crash.evidence.LedgerLog;
import io.filmgate.bench.crash.evidence.Limit;
import io.filmgate.bench.crash.evidence.Limit.Unit;
import io.filmgate.bench.crash.evidence.Period;
import io.filmgate.bench.crash.evidence.Scope;
import io.filmgate.bench.crash.evidence.StoredJob;
import io.filmgate.bench.crash.evidence.VendorTask;
import io.filmgate.bench.crash.evidence.VendorTask.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The logs of a run in which nothing went wrong, for tests to put one fault into: job {@code a}
 * succeeded, {@code b} was refused by its vendor, {@code c} is in doubt.
 */
final class CleanRun {
  static final Instant AT = Instant.parse("2026-11-25T10:00:00Z");
  static final Amounts ONE = new Amounts(1, 5_000, 1_000_000);

  final List<Exchange> exchanges = new ArrayList<>();
  final List<VendorTask> tasks = new ArrayList<>();
  final List<StoredJob> jobs = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();
  final List<Counter> counters = new ArrayList<>();
  final List<List<Entry>> atKills = new ArrayList<>();
  final List<Limit> limits = new ArrayList<>();

  CleanRun() {
    exchanges.add(create(1, "word1", "a"));
    exchanges.add(create(2, "word1", "a")); // a replay
    exchanges.add(
        new Exchange(
            3,
            Exchange.Kind.CREATE,
            "acme",
            Optional.empty(),
            Optional.of("word2"),
            Optional.empty(),
            Optional.empty()));
    exchanges.add(read(4, "a", 200, "completed"));
    jobs.add(job("a", "word1", "succeeded"));
    jobs.add(job("b", "word2", "failed"));
    jobs.add(job("c", "word3", "in_doubt"));
    entries.add(reserve("a"));
    entries.add(reserve("b"));
    entries.add(close("b", Amounts.NONE, "CONCURRENCY_FULL"));
    entries.add(reserve("c"));
    entries.add(close("a", ONE, "completed"));
    tasks.add(task("1", "word1", "a-1", End.SUCCEEDED));
    counters.add(new Counter(Scope.key("acme", "web"), Period.EVER, Instant.EPOCH, ONE, ONE));
    atKills.add(List.copyOf(entries.subList(0, 2)));
    limits.add(new Limit(Scope.key("acme", "web"), Unit.CREDITS, 2_000_000, Period.EVER));
    limits.add(new Limit(Scope.tenant("acme"), Unit.JOBS, 2, Period.DAY));
  }

  Verdict verdict() {
    return Verdict.of(
        new Evidence(5, exchanges, tasks, new LedgerLog(jobs, entries, counters), atKills, limits));
  }

  static Exchange create(long number, String word, String job) {
    return new Exchange(
        number,
        Exchange.Kind.CREATE,
        "acme",
        Optional.of("key of " + word),
        Optional.of(word),
        Optional.empty(),
        Optional.of(new Answer(200, Optional.of(job), Optional.of("queued"))));
  }

  static Exchange read(long number, String job, int status, String jobStatus) {
    return new Exchange(
        number,
        Exchange.Kind.READ,
        "acme",
        Optional.empty(),
        Optional.empty(),
        Optional.of(job),
        Optional.of(
            new Answer(
                status, Optional.of(job).filter(id -> status == 200), Optional.of(jobStatus))));
  }

  static StoredJob job(String id, String word, String state) {
    return new StoredJob(id, "acme", "web", Optional.of("key of " + word), word, state, ONE);
  }

  static Entry reserve(String job) {
    return new Entry(job, "reserve", AT, "acme", "web", ONE, Amounts.NONE, "admitted");
  }

  static Entry close(String job, Amounts used, String reason) {
    return new Entry(job, "close", AT, "acme", "web", Amounts.NONE.minus(ONE), used, reason);
  }

  static VendorTask task(String id, String word, String correlation, End end) {
    return new VendorTask("kling", id, word, Optional.of(correlation), end);
  }
}
