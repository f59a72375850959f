package io.filmgate.core.job;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up the jobs that an earlier process left open. Waiting ones stay in line; running ones are
 * followed; of submitting ones nobody knows whether they were sent, so they are in doubt. Nothing
 * may start meanwhile: it would be taken for a job of the earlier process. Lives on the job
 * verticle's context.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final JobDependencies with;
  private final Outcome outcome;
  private final Consumer<Job> follow;
  private final Set<String> withoutVendor = new HashSet<>();

  Recovery(JobDependencies with, Outcome outcome, Consumer<Job> follow) {
    this.with = with;
    this.outcome = outcome;
    this.follow = follow;
  }

  Future<Void> run() {
    return page(Optional.empty(), 0).compose(read -> with.inputs().keepOnly(withoutVendor));
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
    if (job.accepted().isEmpty()) {
      withoutVendor.add(job.id());
    }
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
}
