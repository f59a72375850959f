package io.filmgate.core.job;

import io.filmgate.core.job.OperatorAnswer.Done;
import io.filmgate.core.job.OperatorAnswer.Reason;
import io.filmgate.core.job.OperatorAnswer.Refused;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.Keep;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What operators want to be done about jobs. Each decision is one commit with its entry in the
 * audit; who comes second changes nothing and is told so. Lives on the job verticle's context.
 */
final class Decisions {
  private final JobDependencies with;
  private final Outcome outcome;
  private final Cancellation cancellation;
  private final Reconciliation reconciliation;
  private final Polling polling;
  private final Aftermaths aftermaths;

  /**
   * Plugins have patience with new jobs that their vendor does not show so far. An id that somebody
   * has read is not new.
   */
  private static final Duration PATIENCE = Duration.ofDays(1);

  /** Vendors' ids that somebody wants to give to a job at this moment. */
  private final Set<String> claimed = new HashSet<>();

  Decisions(
      JobDependencies with,
      Outcome outcome,
      Cancellation cancellation,
      Reconciliation reconciliation,
      Polling polling,
      Aftermaths aftermaths) {
    this.with = with;
    this.outcome = outcome;
    this.cancellation = cancellation;
    this.reconciliation = reconciliation;
    this.polling = polling;
    this.aftermaths = aftermaths;
  }

  /** Does it, if the job is still as the caller knows it. Fails only if the store is away. */
  Future<OperatorAnswer> act(Job job, OperatorWish wish) {
    if (wish instanceof OperatorWish.Ask) {
      return Future.succeededFuture(ask(job));
    }
    if (wish instanceof OperatorWish.Stop stop) {
      return stop(job, stop.by());
    }
    if (job.state() != JobState.IN_DOUBT) {
      return Future.succeededFuture(wrongState(job));
    }
    if (wish instanceof OperatorWish.Found found) {
      return found(job, found.vendorJobId(), found.by());
    }
    if (wish instanceof OperatorWish.Charge charge) {
      return end(job, Settlements.charged(job, charge.by().ledgerReason()), charge.by());
    }
    if (wish instanceof OperatorWish.Release release) {
      return end(job, Settlement.release(release.by().ledgerReason()), release.by());
    }
    return keep(job, ((OperatorWish.Keep) wish).by());
  }

  private OperatorAnswer ask(Job job) {
    boolean isKnown = job.accepted().isPresent();
    if (job.state() != JobState.IN_DOUBT && job.state() != JobState.RUNNING) {
      return wrongState(job, "only a job that runs or is in doubt can be asked about");
    }
    Optional<Candidate> there = with.account(job);
    if (there.isEmpty()) {
      return channelGone(job);
    }
    if (!isKnown && !with.providers().isReconcilable(there.get().channel().provider())) {
      return new Refused(
          Reason.NOT_ASKABLE,
          "%s cannot be asked for a job whose id is not known; look for %s in its console"
              .formatted(there.get().channel().provider(), correlationId(job)));
    }
    if (isKnown) {
      polling.askSoon(job.id());
    } else {
      reconciliation.askSoon(job.id());
    }
    return new Done(job);
  }

  private static Refused channelGone(Job job) {
    return new Refused(
        Reason.NOT_ASKABLE,
        "channel %s is not configured any more, or its plugin is not loaded"
            .formatted(job.attempt().orElseThrow().channelId()));
  }

  private Future<OperatorAnswer> stop(Job job, Decision by) {
    return switch (job.state()) {
      case CANCELLED -> Future.succeededFuture(new Done(job));
      case SUCCEEDED, FAILED, IN_DOUBT ->
          Future.succeededFuture(wrongState(job, "only a job that waits or runs can be cancelled"));
      case QUEUED, SUBMITTING, RUNNING ->
          cancellation
              .cancel(job, Optional.of(by))
              .map(
                  stopped ->
                      stopped
                          .<OperatorAnswer>map(Done::new)
                          .orElseGet(
                              () ->
                                  new Refused(
                                      Reason.NOT_CANCELLABLE,
                                      "the vendor has it, and cannot or will not stop it")));
    };
  }

  private Future<OperatorAnswer> end(Job job, Settlement settlement, Decision by) {
    Instant now = with.clock().instant();
    Optional<Aftermath> aftermath = aftermaths.of(job);
    Close close =
        new Close(
            job,
            JobState.FAILED,
            Endings.charged(now, JobErrors.GIVEN_UP, settlement.used()),
            settlement,
            Optional.of(new EndedAttempt("IN_DOUBT", new JsonObject())),
            now);
    return outcome
        .endAtOnce(close.decidedBy(Optional.of(by)).with(aftermath))
        .onSuccess(
            ended ->
                ended.ifPresent(
                    failed -> aftermath.ifPresent(opened -> aftermaths.begin(failed, opened))))
        .compose(ended -> answer(job, ended));
  }

  /** Its timer may ring before the commit is answered, so it is stopped first. */
  private Future<OperatorAnswer> keep(Job job, Decision by) {
    boolean isNews = !reconciliation.isKept(job.id());
    reconciliation.keep(job.id());
    return with.commits()
        .commit(new Keep(job, by, with.clock().instant()))
        .onComplete(
            kept -> {
              boolean isDone = kept.succeeded() && kept.result().isPresent();
              if (isNews && !isDone) {
                reconciliation.keepNoLonger(job);
              }
            })
        .compose(kept -> answer(job, kept));
  }

  private Future<OperatorAnswer> found(Job job, String vendorJobId, Decision by) {
    if (job.accepted().isPresent()) {
      return Future.succeededFuture(
          new Refused(
              Reason.WRONG_STATE,
              "the vendor's job is known: %s; it runs past its deadline"
                  .formatted(job.accepted().get().vendorJobId())));
    }
    Optional<Candidate> there = with.account(job);
    if (there.isEmpty()) {
      return Future.succeededFuture(channelGone(job));
    }
    String channelId = job.attempt().orElseThrow().channelId();
    String claim = channelId + "/" + vendorJobId;
    if (!claimed.add(claim)) {
      return Future.succeededFuture(anotherJobs(vendorJobId, "another decision"));
    }
    return with.table()
        .findAtVendor(channelId, vendorJobId)
        .compose(
            other ->
                other.isPresent()
                    ? Future.succeededFuture(anotherJobs(vendorJobId, other.get().id()))
                    : verified(job, there.get(), vendorJobId, by))
        .onComplete(over -> claimed.remove(claim));
  }

  private static OperatorAnswer anotherJobs(String vendorJobId, String whose) {
    return new Refused(
        Reason.ANOTHER_JOBS, "%s is the vendor's job of %s".formatted(vendorJobId, whose));
  }

  /** An operator may err: what the vendor does not confirm is not believed. */
  private Future<OperatorAnswer> verified(
      Job job, Candidate there, String vendorJobId, Decision by) {
    JobHandle handle =
        new JobHandle(
            vendorJobId,
            Map.of(),
            job.planned().vendorModel(),
            job.planned().operation(),
            job.attempt().orElseThrow().startedAt().minus(PATIENCE),
            correlationId(job),
            Optional.empty());
    return with.providers()
        .poll(there.account(), handle)
        .transform(
            asked ->
                (asked.succeeded()
                        ? doubt(vendorJobId, asked.result())
                        : doubt(vendorJobId, asked.cause()))
                    .map(refused -> Future.<OperatorAnswer>succeededFuture(refused))
                    .orElseGet(() -> accept(job, vendorJobId, by)));
  }

  /** A status is knowledge, unless it says that there is none. */
  private static Optional<Refused> doubt(String vendorJobId, JobStatus status) {
    boolean isNone =
        status instanceof JobStatus.Failed failed && failed.kind() == ErrorKind.JOB_NOT_FOUND;
    return isNone ? Optional.of(none(vendorJobId)) : Optional.empty();
  }

  /** A failure of the job's own is knowledge, too: the next poll will find it again. */
  private static Optional<Refused> doubt(String vendorJobId, Throwable failure) {
    ErrorKind kind =
        failure instanceof ProviderException known ? known.kind() : ErrorKind.PLUGIN_FAULT;
    if (kind == ErrorKind.JOB_NOT_FOUND) {
      return Optional.of(none(vendorJobId));
    }
    return kind.isAboutTheJob()
        ? Optional.empty()
        : Optional.of(
            new Refused(
                Reason.VENDOR_AWAY,
                "the vendor does not say whether it has %s: %s".formatted(vendorJobId, kind)));
  }

  private static Refused none(String vendorJobId) {
    return new Refused(Reason.NOT_AT_VENDOR, "the vendor has no job " + vendorJobId);
  }

  private Future<OperatorAnswer> accept(Job job, String vendorJobId, Decision by) {
    Instant now = with.clock().instant();
    Submitted submitted = new Submitted(vendorJobId, Map.of(), new JsonObject());
    return outcome
        .acceptAtOnce(
            new Accept(job, outcome.acceptedAt(now, job, submitted), now, Optional.of(by)))
        .compose(accepted -> answer(job, accepted));
  }

  private Future<OperatorAnswer> answer(Job job, Optional<Job> changed) {
    return changed.isPresent()
        ? Future.succeededFuture(new Done(changed.get()))
        : with.table().find(job.id()).map(row -> wrongState(row.orElse(job)));
  }

  private static OperatorAnswer wrongState(Job job) {
    return wrongState(job, "only a job in doubt can be decided about");
  }

  private static OperatorAnswer wrongState(Job job, String rule) {
    return new Refused(
        Reason.WRONG_STATE, "job %s is %s; %s".formatted(job.id(), job.state().code(), rule));
  }

  private static String correlationId(Job job) {
    return job.attempt().orElseThrow().correlationId(job.id());
  }
}
