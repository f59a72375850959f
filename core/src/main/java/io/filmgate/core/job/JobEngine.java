package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobStatus;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the job engine, joined. Lives on the job verticle's context. */
final class JobEngine {
  private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);

  private final JobDependencies with;
  private final Verdicts verdicts;
  private final Outcome outcome;
  private final Dispatcher dispatcher;
  private final Polling polling;
  private final Reconciliation reconciliation;
  private final Recovery recovery;
  private final long sweepTimer;

  JobEngine(JobDependencies with, Progress progress) {
    this.with = with;
    this.verdicts = new Verdicts(with.vertx());
    this.outcome = new Outcome(with, verdicts, progress);
    this.dispatcher = new Dispatcher(with, outcome);
    this.polling = new Polling(with, new PollResults(with, outcome, progress));
    this.reconciliation = new Reconciliation(with, outcome);
    this.recovery = new Recovery(with, outcome, this::follow);
    outcome.followWith(this::follow);
    this.sweepTimer = with.vertx().setPeriodic(JobLimits.SWEEP.toMillis(), timer -> sweep());
  }

  /** Takes up what an earlier process left open. */
  Future<Void> recover() {
    return recovery.run();
  }

  void close() {
    with.vertx().cancelTimer(sweepTimer);
    polling.close();
    reconciliation.close();
  }

  /**
   * Waits for the verdict on a job that was just committed. It may have moved on before anybody
   * waited for it, so its row is read once more.
   */
  Future<Job> await(Job job, Duration longest) {
    Future<Job> verdict = verdicts.await(job, longest);
    if (!verdict.isComplete() && job.state() == JobState.QUEUED) {
      with.table().find(job.id()).onSuccess(row -> row.ifPresent(verdicts::changed));
    }
    return verdict;
  }

  void start(Job job, GenerationRequest request, Optional<PlannedRequest> planned) {
    dispatcher.send(job, request, planned);
  }

  /** Jobs that have waited are planned anew, from what their rows keep. */
  void fromLine(List<Job> jobs) {
    for (Job job : jobs) {
      verdicts.changed(job);
      with.inputs()
          .load(job.id())
          .onSuccess(
              large ->
                  dispatcher.send(
                      job,
                      StoredRequest.of(large.orElse(job.request()), job.planned().vendorModel()),
                      Optional.empty()))
          .onFailure(failure -> LOG.error("job {}: its pictures are gone", job.id(), failure));
    }
  }

  /** Stops a job that waits; what its vendor has runs to its end. */
  Future<Optional<Job>> cancel(Job job) {
    if (job.state() != JobState.QUEUED) {
      return Future.succeededFuture(Optional.empty());
    }
    return outcome.end(
        job,
        JobState.CANCELLED,
        Endings.cancelled(with.clock().instant()),
        Settlement.release("cancelled"),
        Optional.empty());
  }

  private void follow(Job job) {
    if (job.accepted().isPresent()) {
      polling.follow(job);
    } else {
      reconciliation.clearUp(job);
    }
  }

  /** Fresh addresses for the files of a finished job. */
  Future<Job> refresh(Job job) {
    Optional<Candidate> candidate =
        job.attempt().flatMap(attempt -> with.routes().get().channel(attempt.channelId()));
    if (candidate.isEmpty() || job.accepted().isEmpty()) {
      return Future.failedFuture("nobody to ask");
    }
    return with.providers()
        .poll(candidate.get().account(), JobHandles.of(job, Optional.empty()))
        .compose(
            status ->
                status instanceof JobStatus.Succeeded succeeded
                    ? Future.succeededFuture(renewed(job, succeeded))
                    : Future.failedFuture("the vendor has no files any more"));
  }

  private static Job renewed(Job job, JobStatus.Succeeded status) {
    Hold used = JobResult.of(job).map(JobResult::used).orElse(job.held());
    JobResult result = new JobResult(status.assets(), status.details(), used);
    return job.ended(job.state(), Endings.succeeded(job.ending().orElseThrow().at(), result));
  }

  private void sweep() {
    Instant now = with.clock().instant();
    with.commits()
        .commit(new StartWaiting(now))
        .onFailure(failure -> LOG.debug("waiting jobs are not started: {}", failure.getMessage()));
    recovery.failOverdue(now.minus(with.config().get().queueWait()));
  }
}
