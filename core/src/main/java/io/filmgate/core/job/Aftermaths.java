package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.Subside;
import io.filmgate.core.job.commit.JobOperation.Surface;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what becomes at vendors of jobs that were ended in doubt without proof: looks for them as
 * long as the vendor remembers, stops what can be stopped, and notes what was made nevertheless as
 * the operator's loss. For the tenant nothing changes any more. Lives on the job verticle's
 * context.
 */
final class Aftermaths {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermaths.class);

  private final JobDependencies with;
  private final PatientCommits commits;
  private final PollClock clock;
  private final Map<String, Watch> watches = new HashMap<>();
  private final UnderWay underWay = new UnderWay();

  /** What is known of one, and how it was looked for. */
  private record Watch(Aftermath aftermath, Looks looks) {}

  Aftermaths(JobDependencies with, PatientCommits commits) {
    this.with = with;
    this.commits = commits;
    this.clock = new PollClock(with.vertx(), with.clock(), this::due);
  }

  /** What there is to watch of a job in doubt that is about to be ended; empty if nothing is. */
  Optional<Aftermath> of(Job doubtful) {
    Optional<String> provider = with.account(doubtful).map(there -> there.channel().provider());
    Optional<ProviderDescriptor> descriptor = provider.flatMap(with.providers()::describe);
    boolean isUnknown = doubtful.accepted().isEmpty();
    boolean isSilent =
        descriptor.isPresent() && provider.filter(with.providers()::isReconcilable).isEmpty();
    if (isUnknown && isSilent) {
      return Optional.empty(); // what is not loaded now may be able to tell later
    }
    Instant now = with.clock().instant();
    Instant least = now.plus(JobLimits.SHORTEST_WATCH);
    Instant forgotten =
        doubtful
            .accepted()
            .map(Job.Accepted::at)
            .orElse(doubtful.attempt().orElseThrow().startedAt())
            .plus(descriptor.map(ProviderDescriptor::jobLife).orElse(JobLimits.USUAL_WATCH));
    return Optional.of(
        Aftermath.open(now, forgotten.isAfter(least) ? forgotten : least, doubtful.accepted()));
  }

  /** Watches a job that has ended. */
  void begin(Job ended, Aftermath opened) {
    watches.put(ended.id(), new Watch(opened, Looks.NONE));
    opened.vendorJob().ifPresent(vendorJob -> stop(ended, vendorJob));
    clock.schedule(ended, with.clock().instant().plus(JobLimits.FIRST_LOOK));
  }

  /** Takes up what an earlier process watched. */
  Future<Void> recover() {
    return with.table()
        .watched()
        .onSuccess(all -> all.forEach(one -> begin(one.job(), one.aftermath())))
        .mapEmpty();
  }

  /** Asks about nothing any more; what was asked is still heard. */
  void close() {
    clock.close();
  }

  /** Completes when no vendor is being asked. */
  Future<Void> idle() {
    return underWay.idle();
  }

  private void due(Job job) {
    Watch watch = watches.get(job.id());
    if (with.clock().instant().isAfter(watch.aftermath().until())) {
      over(job, Aftermath.State.FORGOTTEN, Optional.empty());
      return;
    }
    Optional<Candidate> there = with.account(job);
    if (there.isEmpty()) {
      again(job, watch);
      return;
    }
    Optional<Duration> pause = with.channels().pauseBeforePoll(there.get().channel());
    pause.ifPresentOrElse(
        wait -> clock.schedule(job, with.clock().instant().plus(wait)),
        () -> ask(job, watch, there.get()));
  }

  private void ask(Job job, Watch watch, Candidate there) {
    Instant askedAt = with.clock().instant();
    Optional<Job.Accepted> vendorJob = watch.aftermath().vendorJob();
    Future<Void> asked =
        vendorJob.isPresent()
            ? with.providers()
                .poll(there.account(), handle(job, vendorJob.get()))
                .map(status -> polled(job, watch, status))
            : with.providers()
                .find(there.account(), JobHandles.lost(job))
                .map(found -> looked(job, watch, there, found, askedAt));
    underWay
        .count(asked.onSuccess(heard -> with.channels().health().succeeded(there.channel().id())))
        .onFailure(failure -> unanswered(job, watch, there, failure));
  }

  private static JobHandle handle(Job job, Job.Accepted vendorJob) {
    return JobHandles.of(job.running(vendorJob), Optional.empty());
  }

  private Void looked(Job job, Watch watch, Candidate there, Found found, Instant askedAt) {
    if (found instanceof Found.Exists exists) {
      surfaced(job, watch, exists.job());
    } else if (found instanceof Found.Absent) {
      Watch more = new Watch(watch.aftermath(), watch.looks().absentOnceMore());
      if (more.looks().proveAbsence(askedAt, with.conclusiveFrom(job, there))) {
        over(job, Aftermath.State.MISSING, Optional.empty());
      } else {
        again(job, more);
      }
    } else {
      again(job, watch);
    }
    return null;
  }

  private void surfaced(Job job, Watch watch, Submitted found) {
    Instant now = with.clock().instant();
    LOG.warn(
        "job {} channel {}: the vendor has it as {}, after it was given up",
        job.id(),
        channelId(job),
        found.jobId());
    Job.Accepted vendorJob =
        new Job.Accepted(
            found.jobId(), found.state(), found.details(), now, watch.aftermath().until());
    commits
        .commit(new Surface(job, vendorJob, now), job.id())
        .onSuccess(
            noted -> {
              if (noted.isPresent()) {
                begin(job, watch.aftermath().following(vendorJob));
              } else {
                watches.remove(job.id());
              }
            });
  }

  /** Whether it is too late the next polls tell. */
  private void stop(Job job, Job.Accepted vendorJob) {
    with.account(job)
        .filter(there -> with.providers().isCancellable(there.channel().provider()))
        .ifPresent(
            there ->
                underWay.count(
                    with.providers()
                        .cancel(there.account(), handle(job, vendorJob))
                        .onComplete(
                            answer ->
                                LOG.info(
                                    "job {} channel {}: cancel of what was given up: {}",
                                    job.id(),
                                    channelId(job),
                                    answer.succeeded() ? answer.result() : "no answer"))));
  }

  private Void polled(Job job, Watch watch, JobStatus status) {
    if (status instanceof JobStatus.Succeeded succeeded) {
      over(job, Aftermath.State.SUCCEEDED, Optional.of(Settlements.absorbed(job, succeeded)));
    } else if (status instanceof JobStatus.Failed failed) {
      failed(job, failed.kind());
    } else {
      again(job, watch);
    }
    return null;
  }

  private void failed(Job job, ErrorKind kind) {
    over(
        job,
        Aftermath.State.FAILED,
        Optional.of(kind)
            .filter(failure -> failure.money() == ErrorKind.Money.BY_POLICY)
            .map(made -> Settlements.absorbed(job)));
  }

  private void unanswered(Job job, Watch watch, Candidate there, Throwable failure) {
    if (failure instanceof ProviderException known) {
      if (watch.aftermath().vendorJob().isPresent() && known.kind().isAboutTheJob()) {
        failed(job, known.kind());
        return;
      }
      with.channels().health().failed(there.channel().id(), known);
      LOG.info("job {}: what was given up could not be asked about: {}", job.id(), known.kind());
    } else {
      LOG.error("job {}: what was given up could not be asked about", job.id(), failure);
    }
    again(job, watch);
  }

  private void again(Job job, Watch watch) {
    watches.put(job.id(), new Watch(watch.aftermath(), watch.looks().slower()));
    clock.schedule(job, with.clock().instant().plus(watch.looks().pause()));
  }

  private void over(Job job, Aftermath.State end, Optional<Settlement> loss) {
    watches.remove(job.id());
    loss.ifPresentOrElse(
        made ->
            LOG.warn(
                "job {} channel {}: {}; absorbed: {}",
                job.id(),
                channelId(job),
                made.reason(),
                made.absorbed().amounts()),
        () -> LOG.info("job {} channel {}: watched no more: {}", job.id(), channelId(job), end));
    commits.commit(new Subside(job, end, loss, with.clock().instant()), job.id());
  }

  private static String channelId(Job job) {
    return job.attempt().orElseThrow().channelId();
  }
}
