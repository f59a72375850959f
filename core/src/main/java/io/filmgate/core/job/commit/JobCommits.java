package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.Keep;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.RequestCancel;
import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.job.commit.JobOperation.Subside;
import io.filmgate.core.job.commit.JobOperation.Surface;
import io.filmgate.core.job.commit.JobOperation.Transition;
import io.filmgate.core.ledger.Scope;
import io.filmgate.core.store.Store;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * The writer of jobs and money: operations that arrive while one commit is on its way share the
 * next. The first commit counts the slots anew from the open jobs.
 */
public final class JobCommits {
  private final Store store;
  private final JobBatch batch;
  private final Consumer<List<Job>> started;
  private final JobMeters meters;

  /**
   * @param rooms what may run at this moment
   * @param sendWithin how long the attempt of a job that starts from the line may be sent
   * @param started told of every job that has started from the line, whoever caused it, once it is
   *     durable; on the writer's thread, so it only passes them on. It is the only one that is told
   */
  public JobCommits(
      Store store,
      SlotRooms rooms,
      Duration sendWithin,
      InstantSource clock,
      Consumer<List<Job>> started,
      JobMeters meters) {
    this.store = store;
    this.batch = new JobBatch(rooms, sendWithin, clock, this::passOn);
    this.started = started;
    this.meters = meters;
  }

  /**
   * Commits an operation; the future completes when it is durable, on the caller's context.
   *
   * @return fails with {@code StoreUnavailableException} if the store cannot be written now, with
   *     {@code StoreException} if it does not take this operation
   * @throws IllegalArgumentException if there is no such way from the job's state
   */
  @SuppressWarnings("unchecked") // the batch answers each operation with its own type
  public <R> Future<R> commit(JobOperation<R> operation) {
    check(operation);
    return (Future<R>)
        store.write(batch, operation).onSuccess(answer -> meters.committed(operation, answer));
  }

  private void passOn(List<Job> jobs) {
    started.accept(jobs);
    if (jobs.size() >= WaitingLine.MOST_STARTS) {
      Instant now = jobs.get(0).attempt().orElseThrow().startedAt();
      commit(new StartWaiting(now)); // one commit starts only so many, there may be more
    }
  }

  private static void check(JobOperation<?> operation) {
    if (operation instanceof Admit admit) {
      Scope.key(admit.job().tenantId(), admit.job().keyId()); // refuses an id that cannot be one
      require(
          admit.job().state() == JobState.QUEUED && admit.job().attempt().isEmpty(),
          admit.job(),
          "is not new");
    } else if (operation instanceof Transition transition) {
      Job job = transition.job();
      require(isAllowed(transition, job.state()), job, "cannot become " + transition.to().code());
      require(
          !(transition instanceof NextAttempt) || job.state() == JobState.SUBMITTING,
          job,
          "has no attempt that another could follow");
      require(
          !(transition instanceof JobOperation.Close) || transition.to().isFinal(),
          job,
          "does not end as " + transition.to().code());
      require(
          transition.to() != JobState.SUCCEEDED || job.accepted().isPresent(),
          job,
          "cannot succeed: no vendor has accepted it");
    }
  }

  private static boolean isAllowed(Transition transition, JobState from) {
    if (transition instanceof RequestCancel) {
      return !from.isFinal();
    }
    if (transition instanceof Surface || transition instanceof Subside) {
      return from.isFinal();
    }
    return transition instanceof Keep ? from == JobState.IN_DOUBT : from.canBecome(transition.to());
  }

  private static void require(boolean holds, Job job, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(
          "job " + job.id() + " (" + job.state().code() + ") " + otherwise);
    }
  }
}
