package io.filmgate.core.job;

import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.Requeue;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.ChannelHealth;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job whose attempt is durable to a vendor: plan where needed, send once, and let the kind
 * of the failure say what comes next. Lives on the job verticle's context.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final EndedAttempt REPLANNED = new EndedAttempt("REPLANNED", new JsonObject());

  private final JobDependencies with;
  private final Outcome outcome;
  private final Predicate<Job> isUnwanted;
  private final UnderWay underWay = new UnderWay();

  /**
   * @param isUnwanted whether a job's client wants it stopped
   */
  Dispatcher(JobDependencies with, Outcome outcome, Predicate<Job> isUnwanted) {
    this.with = with;
    this.outcome = outcome;
    this.isUnwanted = isUnwanted;
  }

  /** One job's way from channel to channel. */
  private static final class Course {
    private final GenerationRequest request;
    private final Set<String> tried = new HashSet<>();
    private Job job;
    private boolean hasNewToken;

    Course(Job job, GenerationRequest request) {
      this.job = job;
      this.request = request;
    }

    Job.Attempt attempt() {
      return job.attempt().orElseThrow();
    }
  }

  /** A job whose attempt is durable, with the plan that the attempt is for. */
  private record Ready(Job job, PlannedRequest planned) {}

  /**
   * Sends a job's current attempt.
   *
   * @param planned the plan, if it was made for this attempt's channel moments ago
   * @return completes when it is durable what became of it; never fails
   */
  Future<Void> send(Job job, GenerationRequest request, Optional<PlannedRequest> planned) {
    Course course = new Course(job, request);
    return underWay.count(
        Future.succeededFuture(planned)
            .compose(plan -> begin(course, plan))
            .recover(failure -> broken(course, failure)));
  }

  /** Completes when no create is under way. */
  Future<Void> idle() {
    return underWay.idle();
  }

  private Future<Void> begin(Course course, Optional<PlannedRequest> planned) {
    String channelId = course.attempt().channelId();
    course.tried.add(channelId);
    Optional<Candidate> here = with.routes().get().channel(channelId, course.job.model());
    if (here.isEmpty()) {
      return elsewhere(course, nothingSent("The channel " + channelId + " does not serve it now"));
    }
    return planned
        .map(plan -> submit(course, here.get(), plan))
        .orElseGet(() -> planHere(course, here.get()));
  }

  /**
   * The attempt was made without a plan, or with one for another channel. Where this channel's plan
   * is another one, it has to be durable before it is sent: by it the job is found again, and paid.
   */
  private Future<Void> planHere(Course course, Candidate here) {
    return plan(here, course.request)
        .compose(
            planned ->
                isAsStored(course.job, planned)
                    ? Future.succeededFuture(Optional.of(new Ready(course.job, planned)))
                    : nextAttempt(here, course.job, planned, REPLANNED))
        .transform(
            result -> {
              if (result.succeeded() && result.result().isPresent()) {
                return submit(course, here, result.result().get());
              }
              ProviderException failure =
                  result.failed()
                      ? beforeSending(course, result.cause())
                      : nothingSent("The channel would cost more than the allowance covers");
              return elsewhere(course, failure);
            });
  }

  private Future<PlannedRequest> plan(Candidate candidate, GenerationRequest request) {
    return with.providers().plan(candidate.account(), request.withModel(candidate.vendorModel()));
  }

  private boolean isAsStored(Job job, PlannedRequest planned) {
    return PlannedRows.of(planned.plan(), job.planned()).equals(job.planned())
        && hold(job, planned).equals(job.held());
  }

  /** The job keeps the price that it was accepted at, unless this plan uses something else. */
  private Hold hold(Job job, PlannedRequest planned) {
    boolean isSameUsage =
        planned.plan().usage().amounts().equals(job.planned().usageAmounts())
            && planned.plan().usage().factors().equals(job.planned().usageFactors());
    return isSameUsage
        ? job.held()
        : with.prices().get().hold(job.model(), planned.plan().usage(), with.priceFactor(job));
  }

  private Future<Void> submit(Course course, Candidate here, Ready ready) {
    course.job = ready.job();
    return submit(course, here, ready.planned());
  }

  private Future<Void> submit(Course course, Candidate here, PlannedRequest planned) {
    Job.Attempt attempt = course.attempt();
    with.channels().budget(here.channel()).takeForCreate();
    return with.providers()
        .submit(
            here.account(), planned, attempt.correlationId(course.job.id()), attempt.sendBefore())
        .transform(
            result ->
                result.succeeded()
                    ? accepted(course, result.result())
                    : failed(course, result.cause()));
  }

  private Future<Void> accepted(Course course, Submitted submitted) {
    with.channels().health().succeeded(course.attempt().channelId());
    return outcome.accepted(course.job, submitted);
  }

  private Future<Void> failed(Course course, Throwable failure) {
    ProviderException known =
        failure instanceof ProviderException expected
            ? expected
            : new ProviderException(ErrorKind.OUTCOME_UNKNOWN, "The gateway failed while sending");
    log(course, "create failed", known, failure);
    with.channels().health().failed(course.attempt().channelId(), known);
    return switch (known.kind().then()) {
      case STOP -> outcome.refused(course.job, known);
      case RECONCILE -> outcome.inDoubt(course.job, known.getMessage());
      case AGAIN_WITH_NEW_TOKEN -> {
        if (!course.hasNewToken) {
          course.hasNewToken = true;
          course.tried.remove(course.attempt().channelId());
        }
        yield elsewhere(course, known);
      }
      case ELSEWHERE, WAIT_FOR_SLOT -> elsewhere(course, known);
    };
  }

  /** The next channel of the job's lane that takes creates and was not tried yet. */
  private Future<Void> elsewhere(Course course, ProviderException failure) {
    if (isUnwanted.test(course.job)) {
      return outcome.stopped(course.job, ended(failure));
    }
    Optional<Candidate> next =
        course.job.lane().stream()
            .filter(channelId -> !course.tried.contains(channelId))
            .flatMap(id -> with.routes().get().channel(id, course.job.model()).stream())
            .filter(candidate -> with.channels().takesCreates(candidate.channel()))
            .findFirst();
    return next.isPresent() ? tryAt(course, next.get(), failure) : nowhere(course, failure);
  }

  private Future<Void> tryAt(Course course, Candidate next, ProviderException failure) {
    course.tried.add(next.channel().id());
    return plan(next, course.request)
        .compose(planned -> nextAttempt(next, course.job, planned, ended(failure)))
        .transform(
            result -> {
              if (result.succeeded() && result.result().isPresent()) {
                return submit(course, next, result.result().get());
              }
              LOG.info(
                  "job {} channel {}: not tried: {}",
                  course.job.id(),
                  next.channel().id(),
                  result.failed() ? result.cause().getMessage() : "no room, or it costs more");
              return elsewhere(course, failure);
            });
  }

  private Future<Optional<Ready>> nextAttempt(
      Candidate there, Job job, PlannedRequest planned, EndedAttempt before) {
    return with.commits()
        .commit(
            new NextAttempt(
                job,
                before,
                offer(there, planned.plugin()),
                PlannedRows.of(planned.plan(), job.planned()),
                hold(job, planned),
                with.limitsOf(job),
                with.clock().instant(),
                JobLimits.SEND_WITHIN))
        .map(started -> started.map(next -> new Ready(next, planned)));
  }

  private static ChannelOffer offer(Candidate candidate, String plugin) {
    return new ChannelOffer(
        candidate.channel().id(),
        candidate.account().credentialId(),
        plugin,
        candidate.channel().limits().runningJobs());
  }

  /**
   * Where one of its channels is only full, the job waits; else the client gets the failure. A job
   * that went back into the line while a channel that cannot take it is open would start there
   * again at once, and so without end.
   */
  private Future<Void> nowhere(Course course, ProviderException failure) {
    ChannelHealth health = with.channels().health();
    boolean isOtherBusy =
        course.job.lane().stream().anyMatch(health::isBusy)
            && course.tried.stream().noneMatch(health::isOpen);
    return isOtherBusy || ChannelHealth.isBusy(failure.kind())
        ? outcome.requeued(new Requeue(course.job, ended(failure), with.clock().instant()))
        : outcome.refused(course.job, failure);
  }

  static EndedAttempt ended(ProviderException failure) {
    return new EndedAttempt(failure.kind().name(), PlannedRows.forOperator(failure));
  }

  private static ProviderException nothingSent(String why) {
    return new ProviderException(ErrorKind.UNAVAILABLE, why);
  }

  /** What keeps a plan from being sent is not the channel's fault. */
  private static ProviderException beforeSending(Course course, Throwable failure) {
    ProviderException known =
        failure instanceof ProviderException expected
            ? expected
            : nothingSent("The gateway failed before sending");
    log(course, "not sent", known, failure);
    return known;
  }

  private static void log(Course course, String what, ProviderException known, Throwable failure) {
    LOG.atWarn()
        .setCause(known == failure ? null : failure)
        .log(
            "job {} channel {}: {}: {} {} {}",
            course.job.id(),
            course.attempt().channelId(),
            what,
            known.kind(),
            known.vendorCode().orElse(""),
            known.getMessage());
  }

  /** A mistake of ours. The vendor may have the job, so nobody may lose sight of it. */
  private Future<Void> broken(Course course, Throwable failure) {
    LOG.error("job {}: the gateway failed", course.job.id(), failure);
    return outcome.inDoubt(course.job, "the gateway failed").otherwiseEmpty();
  }
}
