package io.filmgate.core.job;

import io.filmgate.core.route.Candidate;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderDescriptor.PollAdvice;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks vendors about running jobs, each when it is due: in parallel across channels, within each
 * channel's limits. What goes wrong on a poll is the channel's, unless it is about the job. Lives
 * on the job verticle's context.
 */
final class Polling {
  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final PollAdvice UNKNOWN_PROVIDER =
      new PollAdvice(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** After a pause a channel's jobs do not all come at once. */
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(10);

  private final JobDependencies with;
  private final PollClock clock;
  private final PollResults results;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Follows follows;
  private final UnderWay underWay = new UnderWay();
  private boolean isClosed;

  /** A channel's polls: how many are under way, and which are due and wait. */
  private static final class Lane {
    private final Queue<Job> due = new ArrayDeque<>();
    private int underWay;
    private boolean waitsForPermit;
    private boolean isDraining;

    boolean mayGoOn() {
      return !waitsForPermit && underWay < JobLimits.POLLS_AT_A_TIME && !due.isEmpty();
    }
  }

  Polling(JobDependencies with, PollResults results) {
    this.with = with;
    this.results = results;
    this.follows = new Follows(with.clock());
    this.clock = new PollClock(with.vertx(), with.clock(), this::due);
  }

  /** Follows an accepted job to its end: from its acceptance on, also when that is long ago. */
  void follow(Job job) {
    PollAdvice advice = advice(job);
    Instant first = job.accepted().orElseThrow().at().plus(advice.first());
    Instant now = with.clock().instant();
    follows.begin(job, advice);
    clock.schedule(
        job, first.isAfter(now) ? spread(first, advice.first()) : spread(now, advice.interval()));
  }

  /** Somebody says that there is news of a job: it is asked about soon, if it is followed. */
  void askSoon(String jobId) {
    follows.nudge(jobId).ifPresent(due -> clock.hasten(jobId, due));
  }

  /** The job has ended without a poll; what it was asked is not heard any more. */
  void forget(Job job) {
    over(job);
  }

  int following() {
    return follows.size();
  }

  /** Asks about nothing any more; what was asked is still heard. */
  void close() {
    isClosed = true;
    clock.close();
  }

  /** Completes when no poll is under way. */
  Future<Void> idle() {
    return underWay.idle();
  }

  private PollAdvice advice(Job job) {
    return describe(job).map(ProviderDescriptor::poll).orElse(UNKNOWN_PROVIDER);
  }

  private Optional<ProviderDescriptor> describe(Job job) {
    return with.routes()
        .get()
        .channel(channelId(job))
        .flatMap(candidate -> with.providers().describe(candidate.channel().provider()));
  }

  private Instant spread(Instant from, Duration interval) {
    return from.plus(
        Duration.ofNanos(
            (long) (interval.toNanos() * JobLimits.JITTER * with.random().nextDouble())));
  }

  private void due(Job job) {
    lanes.computeIfAbsent(channelId(job), id -> new Lane()).due.add(job);
    drain(channelId(job));
  }

  private void drain(String channelId) {
    Lane lane = lanes.get(channelId);
    if (lane.isDraining) {
      return; // a poll that was over at once; the loop goes on by itself
    }
    lane.isDraining = true;
    while (lane.mayGoOn() && !isClosed) {
      Optional<Instant> silentUntil = with.channels().health().silentUntil(channelId);
      if (silentUntil.isPresent()) {
        lane.due.forEach(job -> clock.schedule(job, spread(silentUntil.get(), AFTER_SILENCE)));
        lane.due.clear();
      } else {
        next(channelId, lane);
      }
    }
    lane.isDraining = false;
  }

  private void next(String channelId, Lane lane) {
    Optional<Candidate> candidate = with.account(lane.due.element());
    Duration wait =
        candidate
            .map(there -> with.channels().budget(there.channel()).takeForPoll())
            .orElse(Duration.ZERO);
    if (wait.isZero()) {
      begin(lane, candidate, lane.due.remove());
    } else {
      lane.waitsForPermit = true;
      with.vertx().setTimer(wait.toMillis() + 1, timer -> permitted(channelId));
    }
  }

  private void permitted(String channelId) {
    lanes.get(channelId).waitsForPermit = false;
    drain(channelId);
  }

  /** Whatever goes wrong, the job is asked about again. */
  private void begin(Lane lane, Optional<Candidate> candidate, Job job) {
    if (!follows.has(job)) {
      return; // it was due, and has ended meanwhile
    }
    lane.underWay++;
    follows.asking(job);
    underWay
        .count(Future.succeededFuture(candidate).compose(there -> poll(there, job)))
        .onFailure(
            failure -> {
              LOG.error("job {} channel {}: poll failed", job.id(), channelId(job), failure);
              again(job);
            })
        .onComplete(
            done -> {
              lane.underWay--;
              drain(channelId(job));
            });
  }

  private Future<Void> poll(Optional<Candidate> candidate, Job job) {
    if (candidate.isEmpty()) {
      LOG.debug("job {} channel {}: nobody to ask; it waits", job.id(), channelId(job));
      again(job);
      return Future.succeededFuture();
    }
    Instant askedAt = with.clock().instant();
    return with.providers()
        .poll(candidate.get().account(), handle(job))
        .transform(
            result -> {
              if (!follows.has(job)) {
                return Future.succeededFuture(); // it has ended meanwhile
              }
              if (result.succeeded()) {
                answered(job, result.result(), askedAt);
              } else if (result.cause() instanceof ProviderException known) {
                failed(job, known, askedAt);
              } else {
                return Future.failedFuture(result.cause());
              }
              return Future.succeededFuture();
            });
  }

  private JobHandle handle(Job job) {
    return JobHandles.of(job, follows.trouble(job));
  }

  private void answered(Job job, JobStatus status, Instant askedAt) {
    with.channels().health().succeeded(channelId(job));
    follows.answered(job, Optional.empty());
    if (status instanceof JobStatus.Succeeded succeeded) {
      over(job);
      results.succeeded(job, succeeded);
    } else if (status instanceof JobStatus.Failed failed) {
      if (EarlyAbsence.isOne(job, failed.kind(), askedAt, describe(job))) {
        again(job);
        return;
      }
      over(job);
      results.failed(job, failed.kind(), failed.message(), failed.vendorCode());
    } else {
      if (status instanceof JobStatus.Running running) {
        running.percent().ifPresent(percent -> results.progress(job, percent));
      }
      stillRunning(job);
    }
  }

  /**
   * A poll answered after the deadline: only now is it known that the job is late, and not the
   * answer.
   */
  private void stillRunning(Job job) {
    boolean isLate = with.clock().instant().isAfter(job.accepted().orElseThrow().deadlineAt());
    if (isLate && job.state() == JobState.RUNNING) {
      over(job);
      results.late(job);
    } else {
      again(job);
    }
  }

  private void failed(Job job, ProviderException known, Instant askedAt) {
    if (EarlyAbsence.isOne(job, known.kind(), askedAt, describe(job))) {
      follows.answered(job, known.vendorCode());
      again(job);
      return;
    }
    if (known.kind().isAboutTheJob()) {
      over(job);
      results.failed(job, known.kind(), known.getMessage(), known.vendorCode());
      return;
    }
    Optional<Duration> pause = with.channels().health().failed(channelId(job), known);
    LOG.info(
        "job {} channel {}: poll says nothing: {} {} {}{}",
        job.id(),
        channelId(job),
        known.kind(),
        known.vendorCode().orElse(""),
        known.getMessage(),
        pause.map(wait -> "; channel pauses " + wait.toMillis() + " ms").orElse(""));
    follows.answered(job, known.vendorCode());
    again(job);
  }

  private void again(Job job) {
    PollAdvice advice = advice(job);
    boolean isLate = job.state() == JobState.IN_DOUBT;
    Follows.Next next = follows.next(job, advice, isLate ? slow(advice) : Duration.ZERO);
    clock.schedule(job, spread(next.due(), next.spread()));
  }

  private static Duration slow(PollAdvice advice) {
    return advice.slowest().compareTo(JobLimits.SLOW_POLL) > 0
        ? advice.slowest()
        : JobLimits.SLOW_POLL;
  }

  private void over(Job job) {
    follows.end(job);
    clock.forget(job.id());
  }

  private static String channelId(Job job) {
    return job.attempt().orElseThrow().channelId();
  }
}
