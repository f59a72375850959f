package io.filmgate.core.job;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes jobs when they are due. One timer for all of them; a job has one due time, and a new one
 * replaces it. Lives on the job verticle's context.
 */
final class PollClock {
  private static final Logger LOG = LoggerFactory.getLogger(PollClock.class);
  private static final long SHORTEST_TIMER_MILLIS = 1;
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final InstantSource clock;
  private final Consumer<Job> wake;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::jobId));
  private final Map<String, Entry> byJob = new HashMap<>();
  private long timer = -1;
  private Instant timerAt = Instant.MAX;
  private boolean isClosed;

  private record Entry(Instant due, String jobId, Job job) {}

  PollClock(Vertx vertx, InstantSource clock, Consumer<Job> wake) {
    this.vertx = vertx;
    this.clock = clock;
    this.wake = wake;
  }

  void schedule(Job job, Instant due) {
    if (isClosed) {
      return;
    }
    Entry before = byJob.put(job.id(), new Entry(due, job.id(), job));
    if (before != null) {
      entries.remove(before);
    }
    entries.add(byJob.get(job.id()));
    arm();
  }

  /** Wakes a job that is scheduled at an earlier time than it would be. */
  void hasten(String jobId, Instant due) {
    Entry before = byJob.get(jobId);
    if (before != null && due.isBefore(before.due())) {
      schedule(before.job(), due);
    }
  }

  /** The job will not be woken any more. */
  void forget(String jobId) {
    Entry before = byJob.remove(jobId);
    if (before != null) {
      entries.remove(before);
    }
  }

  int size() {
    return entries.size();
  }

  void close() {
    isClosed = true;
    vertx.cancelTimer(timer);
    entries.clear();
    byJob.clear();
  }

  private void arm() {
    Entry first = entries.peek();
    if (first == null || !first.due().isBefore(timerAt)) {
      return;
    }
    vertx.cancelTimer(timer);
    timerAt = first.due();
    long millis = Duration.between(clock.instant(), first.due()).toMillis();
    timer = vertx.setTimer(Math.max(SHORTEST_TIMER_MILLIS, millis), fired -> ring());
  }

  /** One job's trouble must not keep the others asleep. */
  private void wake(Job job) {
    try {
      wake.accept(job);
    } catch (RuntimeException failure) {
      LOG.error("job {}: could not be woken; once more later", job.id(), failure);
      schedule(job, clock.instant().plus(AFTER_TROUBLE));
    }
  }

  private void ring() {
    timerAt = Instant.MAX;
    Instant now = clock.instant();
    while (!entries.isEmpty() && !entries.peek().due().isAfter(now)) {
      Entry due = entries.poll();
      byJob.remove(due.jobId());
      wake(due.job());
    }
    arm();
  }
}
