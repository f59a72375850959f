package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.RequestCancel;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clients' wishes to stop a job. Who waits is stopped at once. What a vendor has, or is about to
 * get, is remembered and then passed on; how the job ends, the polls decide: a video that is
 * finished before the wish arrives is kept, and paid for. Lives on the job verticle's context.
 */
final class Cancellation {
  private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);
  private static final int MOST_LOOKS = 3;

  private final JobDependencies with;
  private final Outcome outcome;
  private final Consumer<Job> askSoon;
  private final Set<String> wishes = new HashSet<>();
  private final UnderWay underWay = new UnderWay();
  private boolean isClosed;

  /**
   * @param askSoon told of jobs that vendors have promised to stop
   */
  Cancellation(JobDependencies with, Outcome outcome, Consumer<Job> askSoon) {
    this.with = with;
    this.outcome = outcome;
    this.askSoon = askSoon;
  }

  /**
   * Stops a job, or asks its vendor to.
   *
   * @param by the operator whose wish it is; empty if it is the client's
   * @return the job as it is then; empty if it cannot be stopped
   */
  Future<Optional<Job>> cancel(Job job, Optional<Decision> by) {
    return cancel(job, by, MOST_LOOKS);
  }

  private Future<Optional<Job>> cancel(Job job, Optional<Decision> by, int looks) {
    if (looks == 0) {
      return Future.succeededFuture(Optional.empty());
    }
    return switch (job.state()) {
      case QUEUED ->
          outcome
              .endAtOnce(cancelled(job, by))
              .compose(ended -> ended.isPresent() ? done(ended) : lookAgain(job, by, looks));
      case SUBMITTING, RUNNING ->
          isPossible(job)
              ? with.commits()
                  .commit(new RequestCancel(job, with.clock().instant(), by))
                  .compose(
                      noted -> noted.map(this::noted).orElseGet(() -> lookAgain(job, by, looks)))
              : done(Optional.empty());
      case CANCELLED -> done(Optional.of(job));
      case IN_DOUBT, SUCCEEDED, FAILED -> done(Optional.empty());
    };
  }

  private Close cancelled(Job waiting, Optional<Decision> by) {
    Instant now = with.clock().instant();
    return new Close(
            waiting,
            JobState.CANCELLED,
            Endings.cancelled(now),
            Settlement.release("cancelled"),
            Optional.empty(),
            now)
        .decidedBy(by);
  }

  /** It has moved on since the caller read it. */
  private Future<Optional<Job>> lookAgain(Job job, Optional<Decision> by, int looks) {
    return with.table()
        .find(job.id())
        .compose(row -> row.map(now -> cancel(now, by, looks - 1)).orElseGet(() -> done(row)));
  }

  private static Future<Optional<Job>> done(Optional<Job> job) {
    return Future.succeededFuture(job);
  }

  private boolean isPossible(Job job) {
    return with.account(job)
        .filter(there -> with.providers().isCancellable(there.channel().provider()))
        .isPresent();
  }

  private Future<Optional<Job>> noted(Job job) {
    wishes.add(job.id());
    return job.state() == JobState.RUNNING
        ? pass(job, JobLimits.CANCEL_TRIES).map(isTaken -> Optional.of(job).filter(kept -> isTaken))
        : done(Optional.of(job));
  }

  /** A job runs whose client wanted it stopped before anybody could be told. */
  void remembered(Job job) {
    wishes.add(job.id());
    pass(job, JobLimits.CANCEL_TRIES);
  }

  /** Whether a job's client wants it stopped. */
  boolean isWished(Job job) {
    return job.isCancelRequested() || wishes.contains(job.id());
  }

  /** The job has ended. */
  void forget(String jobId) {
    wishes.remove(jobId);
  }

  /** Passes nothing on any more; what was passed on is still heard. */
  void close() {
    isClosed = true;
  }

  /** Completes when no vendor is being told. */
  Future<Void> idle() {
    return underWay.idle();
  }

  /**
   * Tells the vendor. A vendor that does not answer is told again later, as long as the job runs.
   *
   * @return whether the wish still stands; never fails
   */
  private Future<Boolean> pass(Job job, int triesLeft) {
    Optional<Candidate> there = with.account(job);
    if (there.isEmpty() || isClosed || !wishes.contains(job.id())) {
      return Future.succeededFuture(true);
    }
    with.channels().budget(there.get().channel()).takeForCreate();
    return underWay.count(
        with.providers()
            .cancel(there.get().account(), JobHandles.of(job, Optional.empty()))
            .map(answer -> answered(job, answer))
            .otherwise(failure -> failed(job, failure, triesLeft)));
  }

  private boolean answered(Job job, Cancellable.Outcome answer) {
    boolean isTaken = answer == Cancellable.Outcome.ACCEPTED;
    LOG.info(
        "job {} channel {}: cancel: {}", job.id(), job.attempt().orElseThrow().channelId(), answer);
    if (isTaken) {
      askSoon.accept(job);
    }
    return isTaken;
  }

  private boolean failed(Job job, Throwable failure, int triesLeft) {
    Object what = failure instanceof ProviderException known ? known.kind() : failure.toString();
    LOG.info(
        "job {} channel {}: cancel has no answer: {}",
        job.id(),
        job.attempt().orElseThrow().channelId(),
        what);
    if (triesLeft > 1) {
      with.vertx().setTimer(JobLimits.CANCEL_PAUSE.toMillis(), again -> pass(job, triesLeft - 1));
    }
    return true;
  }
}
