package io.filmgate.core.job;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Clients that wait for the vendor's verdict on their create. Lives on the job verticle's context.
 * A client that has waited long enough gets the job as it is then.
 */
final class Verdicts {
  private final Vertx vertx;
  private final Map<String, List<Promise<Job>>> waiting = new HashMap<>();
  private final Map<String, Job> undecided = new HashMap<>();

  Verdicts(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Whether a verdict is there: the vendor has accepted or refused, or nobody knows. */
  private static boolean isVerdict(Job job) {
    return job.state() != JobState.QUEUED && job.state() != JobState.SUBMITTING;
  }

  /** Waits for the verdict on a job that was just read or written. */
  Future<Job> await(Job job, Duration longest) {
    Job latest = undecided.getOrDefault(job.id(), job);
    if (isVerdict(latest) || longest.isZero()) {
      return Future.succeededFuture(latest);
    }
    Promise<Job> verdict = Promise.promise();
    undecided.put(job.id(), latest);
    waiting.computeIfAbsent(job.id(), id -> new ArrayList<>()).add(verdict);
    long timer = vertx.setTimer(longest.toMillis(), fired -> giveUp(job.id(), verdict));
    return verdict.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  /** A job has changed. */
  void changed(Job job) {
    if (!waiting.containsKey(job.id())) {
      return;
    }
    if (isVerdict(job)) {
      undecided.remove(job.id());
      waiting.remove(job.id()).forEach(verdict -> verdict.tryComplete(job));
    } else {
      undecided.put(job.id(), job);
    }
  }

  /** For how many jobs somebody waits. */
  int size() {
    return Math.max(waiting.size(), undecided.size());
  }

  private void giveUp(String jobId, Promise<Job> verdict) {
    List<Promise<Job>> others = waiting.get(jobId);
    if (others == null || !others.remove(verdict)) {
      return;
    }
    verdict.complete(undecided.get(jobId));
    if (others.isEmpty()) {
      waiting.remove(jobId);
      undecided.remove(jobId);
    }
  }
}
