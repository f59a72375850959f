package io.filmgate.core.job;

import io.filmgate.core.ledger.Settlement;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up the jobs that an earlier process left open. Waiting ones stay in line; running ones are
 * followed; of submitting ones nobody knows whether they were sent, so they are in doubt. Lives on
 * the job verticle's context.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final JobDependencies with;
  private final Outcome outcome;
  private final Consumer<Job> follow;
  private boolean isSweeping;

  Recovery(JobDependencies with, Outcome outcome, Consumer<Job> follow) {
    this.with = with;
    this.outcome = outcome;
    this.follow = follow;
  }

  Future<Void> run() {
    return page(Optional.empty(), 0);
  }

  private Future<Void> page(Optional<String> after, int before) {
    return with.table()
        .open(after, JobLimits.RECOVERY_PAGE)
        .compose(
            jobs -> {
              jobs.forEach(this::takeUp);
              int sum = before + jobs.size();
              if (jobs.size() < JobLimits.RECOVERY_PAGE) {
                if (sum > 0) {
                  LOG.info("took up {} open jobs", sum);
                }
                return Future.succeededFuture();
              }
              return page(Optional.of(jobs.get(jobs.size() - 1).id()), sum);
            });
  }

  private void takeUp(Job job) {
    switch (job.state()) {
      case QUEUED -> {
        // its slot comes with the next sweep
      }
      case SUBMITTING -> outcome.inDoubt(job, "the process ended while it was being sent");
      case RUNNING, IN_DOUBT -> follow.accept(job);
      case SUCCEEDED, FAILED, CANCELLED ->
          throw new IllegalStateException("job " + job.id() + " is final");
    }
  }

  /** Ends jobs that have waited longer than they may. */
  void failOverdue(Instant createdBefore) {
    if (isSweeping) {
      return;
    }
    isSweeping = true;
    with.table()
        .queuedBefore(createdBefore, JobLimits.RECOVERY_PAGE)
        .onComplete(
            read -> {
              isSweeping = false;
              (read.succeeded() ? read.result() : List.<Job>of()).forEach(this::overdue);
            });
  }

  private void overdue(Job job) {
    outcome.end(
        job,
        JobState.FAILED,
        Endings.failed(with.clock().instant(), JobErrors.QUEUE_TIMEOUT),
        Settlement.release("queue_timeout"),
        Optional.empty());
  }
}
