package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.Requeue;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job whose attempt is durable to a vendor: plan where needed, send once, and let the kind
 * of the failure say what comes next. Lives on the job verticle's context.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final JobDependencies with;
  private final Outcome outcome;

  Dispatcher(JobDependencies with, Outcome outcome) {
    this.with = with;
    this.outcome = outcome;
  }

  /** One job's way from channel to channel. */
  private static final class Course {
    private final GenerationRequest request;
    private final Set<String> tried = new HashSet<>();
    private boolean hasNewToken;

    Course(GenerationRequest request) {
      this.request = request;
    }
  }

  /**
   * Sends a job's current attempt.
   *
   * @param planned the plan, if it was made for this attempt's channel moments ago
   */
  void send(Job job, GenerationRequest request, Optional<PlannedRequest> planned) {
    send(new Course(request), job, planned);
  }

  private void send(Course course, Job job, Optional<PlannedRequest> planned) {
    Job.Attempt attempt = job.attempt().orElseThrow();
    course.tried.add(attempt.channelId());
    Optional<Candidate> candidate = with.routes().get().channel(attempt.channelId(), job.model());
    if (candidate.isEmpty()) {
      refused(course, job, gone(attempt.channelId()));
      return;
    }
    Candidate there = candidate.get();
    planned
        .map(Future::succeededFuture)
        .orElseGet(() -> plan(there, course.request))
        .compose(plan -> affordable(job, plan))
        .compose(plan -> submit(there, job, plan))
        .onSuccess(submitted -> accepted(there, job, submitted))
        .onFailure(failure -> failed(course, job, failure));
  }

  private Future<PlannedRequest> plan(Candidate candidate, GenerationRequest request) {
    return with.providers().plan(candidate.account(), request.withModel(candidate.vendorModel()));
  }

  /** A plan made after the reservation must not cost more than was reserved. */
  private Future<PlannedRequest> affordable(Job job, PlannedRequest planned) {
    Hold now = hold(job, planned);
    boolean fits = now.micros() <= job.held().micros() && now.millis() <= job.held().millis();
    return fits || !job.held().isPriced()
        ? Future.succeededFuture(planned)
        : Future.failedFuture(
            new ProviderException(ErrorKind.UNAVAILABLE, "The channel would cost more"));
  }

  private Hold hold(Job job, PlannedRequest planned) {
    return with.prices().get().hold(job.model(), planned.plan().usage(), with.priceFactor(job));
  }

  private Future<Submitted> submit(Candidate candidate, Job job, PlannedRequest planned) {
    Job.Attempt attempt = job.attempt().orElseThrow();
    with.channels().budget(candidate.channel()).takeForCreate();
    return with.providers()
        .submit(
            candidate.account(), planned, attempt.correlationId(job.id()), attempt.sendBefore());
  }

  private void accepted(Candidate candidate, Job job, Submitted submitted) {
    with.channels().health().succeeded(candidate.channel().id());
    outcome.accepted(job, submitted);
  }

  private void failed(Course course, Job job, Throwable failure) {
    ProviderException known =
        failure instanceof ProviderException expected
            ? expected
            : new ProviderException(ErrorKind.OUTCOME_UNKNOWN, "The gateway failed while sending");
    Job.Attempt attempt = job.attempt().orElseThrow();
    LOG.atWarn()
        .setCause(known == failure ? null : failure)
        .log(
            "job {} channel {}: create failed: {} {} {}",
            job.id(),
            attempt.channelId(),
            known.kind(),
            known.vendorCode().orElse(""),
            known.getMessage());
    with.channels().health().failed(attempt.channelId(), known);
    refused(course, job, known);
  }

  private void refused(Course course, Job job, ProviderException failure) {
    switch (failure.kind().then()) {
      case STOP -> outcome.refused(job, failure);
      case RECONCILE -> outcome.inDoubt(job, failure.getMessage());
      case AGAIN_WITH_NEW_TOKEN -> {
        if (!course.hasNewToken) {
          course.hasNewToken = true;
          course.tried.remove(job.attempt().orElseThrow().channelId());
        }
        elsewhere(course, job, failure);
      }
      case ELSEWHERE, WAIT_FOR_SLOT -> elsewhere(course, job, failure);
    }
  }

  /**
   * The next channel of the job's lane that takes creates and was not tried yet; if there is none,
   * wait or give up.
   */
  private void elsewhere(Course course, Job job, ProviderException failure) {
    List<Candidate> left =
        job.lane().stream()
            .filter(channelId -> !course.tried.contains(channelId))
            .flatMap(channelId -> with.routes().get().channel(channelId, job.model()).stream())
            .filter(candidate -> with.channels().takesCreates(candidate.channel()))
            .toList();
    if (left.isEmpty()) {
      nowhere(job, failure);
      return;
    }
    Candidate next = left.get(0);
    course.tried.add(next.channel().id());
    plan(next, course.request)
        .compose(planned -> attemptAt(next, job, planned, failure).map(at -> new Next(at, planned)))
        .onSuccess(
            committed ->
                committed
                    .job()
                    .ifPresentOrElse(
                        started -> send(course, started, Optional.of(committed.planned())),
                        () -> elsewhere(course, job, failure)))
        .onFailure(
            cause -> {
              LOG.warn(
                  "job {} channel {}: not tried: {}",
                  job.id(),
                  next.channel().id(),
                  cause.getMessage());
              elsewhere(course, job, failure);
            });
  }

  private record Next(Optional<Job> job, PlannedRequest planned) {}

  private Future<Optional<Job>> attemptAt(
      Candidate next, Job job, PlannedRequest planned, ProviderException failure) {
    return with.commits()
        .commit(
            new NextAttempt(
                job,
                ended(failure),
                offer(next, planned.plugin()),
                PlannedRows.of(planned.plan(), job.planned()),
                hold(job, planned),
                with.limitsOf(job),
                with.clock().instant(),
                JobLimits.SEND_WITHIN));
  }

  private static ChannelOffer offer(Candidate candidate, String plugin) {
    return new ChannelOffer(
        candidate.channel().id(),
        candidate.account().credentialId(),
        plugin,
        candidate.channel().limits().runningJobs());
  }

  /** A full or throttling vendor is waited for; anything else is the client's answer. */
  private void nowhere(Job job, ProviderException failure) {
    boolean isBusy =
        failure.kind() == ErrorKind.CONCURRENCY_FULL || failure.kind() == ErrorKind.RATE_LIMITED;
    if (isBusy) {
      outcome.requeued(new Requeue(job, ended(failure), with.clock().instant()));
    } else {
      outcome.refused(job, failure);
    }
  }

  static EndedAttempt ended(ProviderException failure) {
    return new EndedAttempt(failure.kind().name(), PlannedRows.forOperator(failure));
  }

  private static ProviderException gone(String channelId) {
    return new ProviderException(
        ErrorKind.UNAVAILABLE, "The channel " + channelId + " is not configured any more");
  }
}
