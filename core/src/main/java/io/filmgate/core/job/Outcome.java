package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.Doubt;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.Requeue;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what happened to a job into its next state, in the store and for whoever waits for it. Each
 * transition is a conditional update: who loses a race does nothing. Lives on the job verticle's
 * context.
 */
final class Outcome {
  private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

  private final JobDependencies with;
  private final PatientCommits commits;
  private final Verdicts verdicts;
  private final Progress progress;
  private Consumer<Job> onOpen = job -> {};
  private Consumer<Job> onEnd = job -> {};

  Outcome(JobDependencies with, PatientCommits commits, Verdicts verdicts, Progress progress) {
    this.with = with;
    this.commits = commits;
    this.verdicts = verdicts;
    this.progress = progress;
  }

  /** Where jobs go that have to be followed: running ones and those in doubt. */
  void followWith(Consumer<Job> follower) {
    this.onOpen = follower;
  }

  /** Who wants to know of each job's end. */
  void endWith(Consumer<Job> listener) {
    this.onEnd = listener;
  }

  /**
   * The vendor has the job. The client need not wait for the commit: the attempt is durable, and
   * after a crash the vendor is asked for it.
   */
  Future<Void> accepted(Job job, Submitted submitted) {
    Instant now = with.clock().instant();
    Job.Accepted accepted = acceptedAt(now, job, submitted);
    verdicts.changed(job.running(accepted));
    return commits.commit(new Accept(job, accepted, now), job.id()).map(this::accepted);
  }

  /** A vendor's job as it is written down. */
  Job.Accepted acceptedAt(Instant now, Job job, Submitted submitted) {
    return new Job.Accepted(
        submitted.jobId(), submitted.state(), submitted.details(), now, deadline(job, now));
  }

  private Void accepted(Optional<Job> committed) {
    committed.ifPresent(
        running -> {
          with.inputs().delete(running.id());
          verdicts.changed(running); // for who came between the news and its commit
          onOpen.accept(running);
        });
    return null;
  }

  /** A job in doubt was running all the time. */
  Future<Optional<Job>> confirm(Accept accept) {
    return commits.commit(accept, accept.job().id());
  }

  private Instant deadline(Job job, Instant acceptedAt) {
    Duration own = Duration.ofSeconds(job.planned().deadlineSeconds());
    Duration usual = with.config().get().deadline();
    return acceptedAt.plus(own.compareTo(usual) > 0 ? own : usual);
  }

  /** The create is refused for good. */
  Future<Void> refused(Job job, ProviderException failure) {
    return end(
            job,
            JobState.FAILED,
            Endings.failed(with.clock().instant(), JobErrors.ofCreate(failure)),
            Settlement.release(failure.kind().name()),
            Optional.of(Dispatcher.ended(failure)))
        .mapEmpty();
  }

  /** The client wants it stopped, and nothing was created. */
  Future<Void> stopped(Job job, EndedAttempt attempt) {
    return end(
            job,
            JobState.CANCELLED,
            Endings.cancelled(with.clock().instant()),
            Settlement.release("cancelled"),
            Optional.of(attempt))
        .mapEmpty();
  }

  /** What the client sent is lost, so nothing can be sent to a vendor. */
  Future<Void> lostInputs(Job job) {
    return end(
            job,
            JobState.FAILED,
            Endings.failed(with.clock().instant(), JobErrors.INPUTS_LOST),
            Settlement.release("inputs lost"),
            Optional.of(new EndedAttempt("INPUTS_LOST", new JsonObject())))
        .mapEmpty();
  }

  /** The vendor is full: the job keeps its place. */
  Future<Void> requeued(Requeue requeue) {
    return commits
        .commit(requeue, requeue.job().id())
        .onSuccess(queued -> queued.ifPresent(verdicts::changed))
        .mapEmpty();
  }

  /** Nobody knows whether the vendor has the job, or it runs past its deadline. */
  Future<Void> inDoubt(Job job, String reason) {
    LOG.warn("job {} channel {}: in doubt: {}", job.id(), channel(job), reason);
    return commits
        .commit(new Doubt(job, reason, with.clock().instant()), job.id())
        .onSuccess(
            doubtful ->
                doubtful.ifPresent(
                    open -> {
                      verdicts.changed(open);
                      onOpen.accept(open);
                    }))
        .mapEmpty();
  }

  /** A job that somebody has worked on, or nobody ever will, ends. */
  Future<Optional<Job>> end(
      Job job,
      JobState state,
      Job.Ending ending,
      Settlement settlement,
      Optional<EndedAttempt> attempt) {
    return commits
        .commit(
            new Close(job, state, ending, settlement, attempt, with.clock().instant()), job.id())
        .onSuccess(closed -> closed.ifPresent(this::ended));
  }

  /** A job that waits ends, unless it has started in the meantime. See {@link #endAtOnce}. */
  Future<Optional<Job>> endWaiting(
      Job job, JobState state, Job.Ending ending, Settlement settlement) {
    return endAtOnce(
        new Close(job, state, ending, settlement, Optional.empty(), with.clock().instant()));
  }

  /**
   * A job ends on somebody's wish, which can be uttered again: a store that is away fails it at
   * once.
   */
  Future<Optional<Job>> endAtOnce(Close close) {
    return with.commits().commit(close).onSuccess(closed -> closed.ifPresent(this::ended));
  }

  /** Likewise, somebody says that the vendor has the job. */
  Future<Optional<Job>> acceptAtOnce(Accept accept) {
    return with.commits().commit(accept).onSuccess(this::accepted);
  }

  private void ended(Job job) {
    onEnd.accept(job);
    progress.forget(job.id());
    with.inputs().delete(job.id());
    verdicts.changed(job);
  }

  private static String channel(Job job) {
    return job.attempt().map(Job.Attempt::channelId).orElse("none");
  }
}
