package io.filmgate.core.job;

import io.filmgate.core.bus.Addresses;
import io.filmgate.core.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs, as the API reads them. Futures complete on the caller's context, and fail with {@link
 * JobsUnavailable} while the store is away.
 */
public final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private final Vertx vertx;
  private final JobTable table;
  private final Progress progress;

  public Jobs(Vertx vertx, JobTable table, Progress progress) {
    this.vertx = vertx;
    this.table = table;
    this.progress = progress;
  }

  /**
   * What to list, newest first.
   *
   * @param after only jobs older than this id, which need not exist
   * @param states empty: any
   */
  public record Filter(
      int limit, Optional<String> after, List<JobState> states, Optional<String> model) {
    public Filter {
      states = List.copyOf(states);
    }
  }

  /** A tenant's job; empty if unknown or another tenant's. */
  public Future<Optional<Job>> find(String tenantId, String jobId) {
    return table.find(tenantId, jobId).recover(Jobs::failed);
  }

  /** A job, whoever's it is: for links, which carry their own proof. */
  public Future<Optional<Job>> find(String jobId) {
    return table.find(jobId).recover(Jobs::failed);
  }

  /** A tenant's jobs; one more than the limit may come, which says that there are more. */
  public Future<List<Job>> list(String tenantId, Filter filter) {
    return table.list(tenantId, filter).recover(Jobs::failed);
  }

  /** How far a running job is, 0 to 99, as far as its vendor tells. */
  public OptionalInt progress(String jobId) {
    return progress.of(jobId);
  }

  /**
   * Asks the vendor for fresh addresses of a finished job's files.
   *
   * @return empty if the vendor has the files no more; fails if it does not say
   */
  public Future<Optional<Job>> refresh(Job job) {
    return vertx
        .eventBus()
        .<Optional<Job>>request(
            Addresses.JOB_REFRESH, new JobVerticle.Refresh(job), Addresses.OPTIONS)
        .map(Message::body);
  }

  /** Says that there may be news of a job: its vendor is asked soon, if it has it. */
  public void nudge(String jobId) {
    vertx.eventBus().send(Addresses.JOB_NUDGE, new JobVerticle.Nudge(jobId), Addresses.OPTIONS);
  }

  /**
   * Stops a job that waits, and asks the vendor to stop one that it has.
   *
   * @return the job as it is then; empty if it cannot be stopped
   */
  public Future<Optional<Job>> cancel(Job job) {
    return vertx
        .eventBus()
        .<Optional<Job>>request(
            Addresses.JOB_CANCEL, new JobVerticle.Cancel(job), Addresses.OPTIONS)
        .map(Message::body)
        .recover(Jobs::failed);
  }

  /** Does what an operator wants to be done about a job. */
  public Future<OperatorAnswer> operate(Job job, OperatorWish wish) {
    return vertx
        .eventBus()
        .<OperatorAnswer>request(
            Addresses.JOB_OPERATE, new JobVerticle.Operate(job, wish), Addresses.OPTIONS)
        .map(Message::body)
        .recover(Jobs::failed);
  }

  /** Tells that the store is away from every other failure. */
  static <T> Future<T> failed(Throwable failure) {
    boolean isStoreAway =
        failure instanceof StoreUnavailableException
            || (failure instanceof ReplyException reply
                && reply.failureCode() == JobVerticle.STORE_UNAVAILABLE);
    if (isStoreAway) {
      LOG.warn("jobs cannot be read or changed: {}", failure.getMessage());
    }
    return Future.failedFuture(isStoreAway ? new JobsUnavailable(failure.getMessage()) : failure);
  }
}
