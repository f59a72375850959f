package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.spi.GenerationRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
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
  private final Cancellation cancellation;
  private final Dispatcher dispatcher;
  private final Polling polling;
  private final Reconciliation reconciliation;
  private final Recovery recovery;
  private final Sweep sweep;
  private final Renewals renewals;
  private final Aftermaths aftermaths;
  private final Decisions decisions;
  private final UnderWay loading = new UnderWay();

  JobEngine(JobDependencies with, Progress progress) {
    this.with = with;
    this.verdicts = new Verdicts(with.vertx());
    PatientCommits commits = new PatientCommits(with.vertx(), with.commits());
    this.outcome = new Outcome(with, commits, verdicts, progress);
    this.cancellation = new Cancellation(with, outcome, job -> askSoon(job.id()));
    this.dispatcher = new Dispatcher(with, outcome, cancellation::isWished);
    this.polling = new Polling(with, new PollResults(with, outcome, progress, cancellation));
    this.reconciliation = new Reconciliation(with, outcome);
    this.recovery = new Recovery(with, outcome, this::follow);
    this.sweep = new Sweep(with, outcome);
    this.renewals = new Renewals(with);
    this.aftermaths = new Aftermaths(with, commits);
    this.decisions =
        new Decisions(with, outcome, cancellation, reconciliation, polling, aftermaths);
    outcome.followWith(this::follow);
    outcome.endWith(this::ended);
  }

  /** Takes up what an earlier process left open; only then jobs that wait may start. */
  Future<Void> recover() {
    return with.table()
        .kept()
        .onSuccess(kept -> kept.forEach(reconciliation::keep))
        .compose(kept -> recovery.run())
        .compose(done -> aftermaths.recover())
        .onSuccess(
            done -> {
              with.rooms().open();
              sweep.start();
            });
  }

  /**
   * Starts nothing any more and waits for what is under way at vendors: a create that is cut off
   * now will be in doubt, and no answer reaches a verticle that is gone.
   *
   * @return completes at the latest after the grace
   */
  Future<Void> stop(Duration grace) {
    with.rooms().close();
    sweep.stop();
    polling.close();
    cancellation.close();
    reconciliation.close();
    aftermaths.close();
    Promise<Void> over = Promise.promise();
    long timer =
        with.vertx()
            .setTimer(
                Math.max(1, grace.toMillis()),
                late -> {
                  if (over.tryComplete()) {
                    LOG.warn("stopping while vendors have not answered yet; see jobs in doubt");
                  }
                });
    lastStarts()
        .compose(passed -> loading.idle())
        .compose(
            loaded ->
                Future.all(
                    dispatcher.idle(),
                    cancellation.idle(),
                    polling.idle(),
                    reconciliation.idle(),
                    aftermaths.idle()))
        .onComplete(
            idle -> {
              with.vertx().cancelTimer(timer);
              over.tryComplete();
            });
    return over.future();
  }

  /** What started before the rooms were closed has arrived here when this commit is answered. */
  private Future<Void> lastStarts() {
    return with.commits()
        .commit(new StartWaiting(with.clock().instant()))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Waits for the verdict on a job that is about to be started here. */
  Future<Job> verdict(Job job, Duration longest) {
    return verdicts.await(job, longest);
  }

  /**
   * Waits for the verdict on a job that was committed a while ago. It may have moved on before
   * anybody waited for it, so its row is read once more.
   */
  Future<Job> await(Job job, Duration longest) {
    Future<Job> verdict = verdicts.await(job, longest);
    if (!verdict.isComplete()) {
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
      loading.count(
          with.inputs()
              .load(job)
              .map(request -> StoredRequest.of(request, job.planned().vendorModel()))
              .transform(
                  request ->
                      request.succeeded()
                          ? sent(job, request.result())
                          : lost(job, request.cause())));
    }
  }

  /** The dispatcher counts it from now on. */
  private Future<Void> sent(Job job, GenerationRequest request) {
    dispatcher.send(job, request, Optional.empty());
    return Future.succeededFuture();
  }

  private Future<Void> lost(Job job, Throwable failure) {
    LOG.error("job {}: its pictures are gone", job.id(), failure);
    return outcome.lostInputs(job);
  }

  /** See {@link Cancellation#cancel}. */
  Future<Optional<Job>> cancel(Job job) {
    return cancellation.cancel(job, Optional.empty());
  }

  /** See {@link Decisions#act}. */
  Future<OperatorAnswer> act(Job job, OperatorWish wish) {
    return decisions.act(job, wish);
  }

  private void ended(Job job) {
    cancellation.forget(job.id());
    polling.forget(job);
    reconciliation.forget(job.id());
  }

  private void follow(Job job) {
    if (job.accepted().isPresent()) {
      reconciliation.forget(job.id());
      polling.follow(job);
      if (job.isCancelRequested() && job.state() == JobState.RUNNING) {
        cancellation.remembered(job);
      }
    } else {
      reconciliation.clearUp(job);
    }
  }

  /** See {@link Polling#askSoon}. */
  void askSoon(String jobId) {
    polling.askSoon(jobId);
  }

  /** See {@link Renewals#of}. */
  Future<Optional<Job>> refresh(Job job) {
    return renewals.of(job);
  }
}
