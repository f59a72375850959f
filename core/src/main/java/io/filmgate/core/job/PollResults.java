package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.spi.Asset;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a poll has found out becomes a job's end. Lives on the job verticle's context. */
final class PollResults {
  private static final Logger LOG = LoggerFactory.getLogger(PollResults.class);

  private final JobDependencies with;
  private final Outcome outcome;
  private final Progress progress;

  private final Cancellation cancellation;

  PollResults(JobDependencies with, Outcome outcome, Progress progress, Cancellation cancellation) {
    this.with = with;
    this.outcome = outcome;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  void progress(Job job, int percent) {
    progress.report(job.id(), percent);
  }

  /** Past its deadline and still running. */
  void late(Job job) {
    outcome.inDoubt(job, "its deadline has passed and the vendor still works on it");
  }

  void succeeded(Job job, JobStatus.Succeeded status) {
    Instant now = with.clock().instant();
    boolean hasVideo = status.assets().stream().anyMatch(asset -> asset.role() == Asset.Role.VIDEO);
    if (!hasVideo) {
      end(
          job,
          JobState.FAILED,
          Endings.failed(now, JobErrors.RESULT_MISSING),
          Settlement.release("result_missing"),
          Optional.empty());
      return;
    }
    Settlement settlement = Settlements.completed(job, status);
    JobResult result = new JobResult(status.assets(), status.details(), settlement.used());
    end(job, JobState.SUCCEEDED, Endings.succeeded(now, result), settlement, Optional.empty());
  }

  void failed(Job job, ErrorKind kind, String message, Optional<String> vendorCode) {
    Instant now = with.clock().instant();
    LOG.info(
        "job {} channel {}: failed at the vendor: {} {}",
        job.id(),
        job.attempt().map(Job.Attempt::channelId).orElse("none"),
        kind,
        vendorCode.orElse(""));
    Settlement settlement = Settlements.failed(job, kind, with.config().get().moderatedOutput());
    if (kind == ErrorKind.JOB_CANCELLED && cancellation.isWished(job)) {
      end(job, JobState.CANCELLED, Endings.cancelled(now), settlement, vendorCode);
      return;
    }
    JobError error = JobErrors.ofEnd(kind, message);
    Job.Ending ending = Endings.charged(now, error, settlement.used());
    end(job, JobState.FAILED, ending, settlement, vendorCode);
  }

  private void end(
      Job job,
      JobState state,
      Job.Ending ending,
      Settlement settlement,
      Optional<String> vendorCode) {
    EndedAttempt attempt =
        new EndedAttempt(
            settlement.reason(), new JsonObject().put("vendor_code", vendorCode.orElse(null)));
    backToRunning(job)
        .onSuccess(
            running ->
                running.ifPresent(
                    open -> outcome.end(open, state, ending, settlement, Optional.of(attempt))));
  }

  /** A job in doubt that turns out to have been worked on was running all the time. */
  private Future<Optional<Job>> backToRunning(Job job) {
    return job.state() == JobState.IN_DOUBT
        ? outcome.confirm(new Accept(job, job.accepted().orElseThrow(), with.clock().instant()))
        : Future.succeededFuture(Optional.of(job));
  }
}
