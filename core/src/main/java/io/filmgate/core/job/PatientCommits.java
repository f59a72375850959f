package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobOperation;
import io.filmgate.core.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what has already happened at a vendor. It cannot be refused, only delayed: while the
 * store is away it is tried again until it is back. Lives on the job verticle's context.
 */
final class PatientCommits {
  private static final Logger LOG = LoggerFactory.getLogger(PatientCommits.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final JobCommits commits;
  private int waiting;

  PatientCommits(Vertx vertx, JobCommits commits) {
    this.vertx = vertx;
    this.commits = commits;
  }

  /**
   * Commits an operation.
   *
   * @return fails only if there is no such way from the job's state, which is a mistake of ours
   */
  <R> Future<R> commit(JobOperation<R> operation, String jobId) {
    Promise<R> done = Promise.promise();
    attempt(operation, jobId, FIRST_PAUSE, done);
    return done.future();
  }

  private <R> void attempt(
      JobOperation<R> operation, String jobId, Duration pause, Promise<R> done) {
    Future<R> committed;
    try {
      committed = commits.commit(operation);
    } catch (IllegalArgumentException impossible) {
      LOG.error("job {}: its news are impossible", jobId, impossible);
      done.fail(impossible);
      return;
    }
    boolean isFirst = pause.equals(FIRST_PAUSE);
    committed
        .onSuccess(
            answer -> {
              if (!isFirst) {
                taken();
              }
              done.complete(answer);
            })
        .onFailure(
            failure -> {
              if (isFirst) {
                kept(jobId, failure);
              }
              vertx.setTimer(
                  pause.toMillis(), timer -> attempt(operation, jobId, longer(pause), done));
            });
  }

  /** A store that is away has said so itself; here it is told once, and not for each job. */
  private void kept(String jobId, Throwable failure) {
    waiting++;
    if (!(failure instanceof StoreUnavailableException)) {
      LOG.error("job {}: the store does not take its news; trying on", jobId, failure);
    } else if (waiting == 1) {
      LOG.warn(
          "job {}: its news wait in memory until the store can be written, as others' will", jobId);
    }
  }

  private void taken() {
    waiting--;
    if (waiting == 0) {
      LOG.info("all news that waited for the store are written");
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
