package io.filmgate.core.job;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Jobs, as the API reads them. Futures complete on the caller's context. */
public final class Jobs {

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
    return Future.failedFuture("not yet");
  }

  /** A job, whoever's it is: for links, which carry their own proof. */
  public Future<Optional<Job>> find(String jobId) {
    return Future.failedFuture("not yet");
  }

  /** A tenant's jobs; one more than the limit may come, which says that there are more. */
  public Future<List<Job>> list(String tenantId, Filter filter) {
    return Future.failedFuture("not yet");
  }

  /** How far a running job is, 0 to 99, as far as its vendor tells. */
  public OptionalInt progress(String jobId) {
    return OptionalInt.empty();
  }

  /**
   * Asks the vendor for fresh addresses of a finished job's files; fails if it does not give any.
   */
  public Future<Job> refresh(Job job) {
    return Future.failedFuture("not yet");
  }
}
