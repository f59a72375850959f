package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.ledger.Settlement;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the jobs that wait, again and again: slots that no commit has freed are offered to
 * them, such as a channel's that opens again, and who has waited too long is sent away. While
 * nobody waits the writer is left alone. Lives on the job verticle's context.
 */
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final JobDependencies with;
  private final Outcome outcome;
  private boolean isUnderWay;
  private boolean isStopped;
  private long timer;

  Sweep(JobDependencies with, Outcome outcome) {
    this.with = with;
    this.outcome = outcome;
  }

  void start() {
    timer = with.vertx().setPeriodic(JobLimits.SWEEP.toMillis(), fired -> sweep());
  }

  void stop() {
    isStopped = true;
    with.vertx().cancelTimer(timer);
  }

  private void sweep() {
    if (isUnderWay) {
      return;
    }
    isUnderWay = true;
    once()
        .onFailure(failure -> LOG.debug("jobs that wait: {}", failure.getMessage()))
        .onComplete(done -> isUnderWay = false);
  }

  /** One round; completes when it is durable. */
  Future<Void> once() {
    Instant now = with.clock().instant();
    return with.table()
        .isAnyWaiting()
        .compose(
            isAnyWaiting ->
                isAnyWaiting && !isStopped
                    ? sendAway(now).compose(gone -> with.commits().commit(new StartWaiting(now)))
                    : Future.succeededFuture())
        .mapEmpty();
  }

  private Future<Void> sendAway(Instant now) {
    return with.table()
        .queuedBefore(now.minus(with.config().get().queueWait()), JobLimits.RECOVERY_PAGE)
        .compose(this::sendAway);
  }

  private Future<Void> sendAway(List<Job> jobs) {
    return Future.join(jobs.stream().map(this::overdue).toList()).mapEmpty();
  }

  private Future<?> overdue(Job job) {
    return outcome.endWaiting(
        job,
        JobState.FAILED,
        Endings.failed(with.clock().instant(), JobErrors.QUEUE_TIMEOUT),
        Settlement.release("queue_timeout"));
  }
}
