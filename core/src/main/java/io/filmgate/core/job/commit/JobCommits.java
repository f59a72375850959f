package io.filmgate.core.job.commit;

import io.vertx.core.Future;

/**
 * The writer of jobs and money: operations that arrive while one commit is on its way share the
 * next.
 */
public final class JobCommits {

  /** Commits an operation; the future completes when it is durable, on the caller's context. */
  public <R> Future<R> commit(JobOperation<R> operation) {
    return Future.failedFuture("not yet");
  }
}
