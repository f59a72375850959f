package io.filmgate.core.job;

import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears up jobs of which nobody knows whether the vendor has them. It asks, it never sends. "Not
 * here" counts only when it was said more than once and late enough: the create may still be on its
 * way. Where the vendor cannot be asked, the operator's policy decides, or the operator. Lives on
 * the job verticle's context.
 */
final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

  private final JobDependencies with;
  private final Outcome outcome;
  private final PollClock clock;
  private final Map<String, Looks> looks = new HashMap<>();
  private final Set<String> kept = new HashSet<>();
  private final UnderWay underWay = new UnderWay();

  Reconciliation(JobDependencies with, Outcome outcome) {
    this.with = with;
    this.outcome = outcome;
    this.clock = new PollClock(with.vertx(), with.clock(), this::look);
  }

  /** Takes up a job in doubt that no vendor has accepted so far. */
  void clearUp(Job job) {
    looks.put(job.id(), Looks.NONE);
    clock.schedule(job, with.clock().instant());
  }

  /** No policy ends the job any more. */
  void keep(String jobId) {
    kept.add(jobId);
  }

  /** Policies may end the job again: what was to keep it has not come about. */
  void keepNoLonger(Job job) {
    if (kept.remove(job.id()) && looks.containsKey(job.id())) {
      clock.schedule(job, with.clock().instant());
    }
  }

  boolean isKept(String jobId) {
    return kept.contains(jobId);
  }

  /** Asks for a job that is looked for as soon as its channel allows. */
  void askSoon(String jobId) {
    clock.hasten(jobId, with.clock().instant());
  }

  /** The job is in doubt no more; what was asked about it is not heard any more. */
  void forget(String jobId) {
    looks.remove(jobId);
    kept.remove(jobId);
    clock.forget(jobId);
  }

  /** Looks for nothing any more; what was asked is still heard. */
  void close() {
    clock.close();
  }

  /** Completes when no look-up is under way. */
  Future<Void> idle() {
    return underWay.idle();
  }

  private void look(Job job) {
    Optional<Candidate> there = with.account(job);
    if (there.isEmpty()) {
      again(job, looks(job));
    } else if (!with.providers().isReconcilable(there.get().channel().provider())) {
      byPolicy(job, there.get());
    } else {
      Optional<Duration> pause = with.channels().pauseBeforePoll(there.get().channel());
      pause.ifPresentOrElse(
          wait -> clock.schedule(job, with.clock().instant().plus(wait)),
          () -> ask(job, there.get()));
    }
  }

  private void ask(Job job, Candidate there) {
    Instant askedAt = with.clock().instant();
    underWay
        .count(
            Future.succeededFuture(JobHandles.lost(job))
                .compose(submit -> with.providers().find(there.account(), submit))
                .map(
                    found -> {
                      if (looks.containsKey(job.id())) {
                        found(job, there, found, askedAt);
                      }
                      return found;
                    }))
        .onFailure(
            failure -> {
              if (looks.containsKey(job.id())) {
                unanswered(job, there, failure);
              }
            });
  }

  private Looks looks(Job job) {
    return looks.getOrDefault(job.id(), Looks.NONE);
  }

  private void found(Job job, Candidate there, Found found, Instant askedAt) {
    with.channels().health().succeeded(there.channel().id());
    if (found instanceof Found.Exists exists) {
      looks.remove(job.id());
      LOG.info("job {} channel {}: found at the vendor", job.id(), there.channel().id());
      outcome.accepted(job, exists.job());
    } else if (found instanceof Found.Absent) {
      absent(job, there, askedAt);
    } else {
      again(job, looks(job));
    }
  }

  private void absent(Job job, Candidate there, Instant askedAt) {
    Looks so = looks(job);
    Looks more = so.absentOnceMore();
    Instant conclusiveFrom = with.conclusiveFrom(job, there);
    if (more.proveAbsence(askedAt, conclusiveFrom)) {
      looks.remove(job.id());
      end(job, JobErrors.NEVER_ARRIVED, Settlement.release("absent at the vendor"));
      return;
    }
    again(job, more);
    Instant soonest = conclusiveFrom.plus(SHORTEST_PAUSE);
    Instant now = with.clock().instant();
    if (soonest.isAfter(now) && soonest.isBefore(now.plus(so.pause()))) {
      clock.schedule(job, soonest); // nothing is held longer than needed
    }
  }

  private void unanswered(Job job, Candidate there, Throwable failure) {
    if (failure instanceof ProviderException known) {
      with.channels().health().failed(there.channel().id(), known);
      LOG.info("job {}: the vendor could not be asked for it: {}", job.id(), known.kind());
    } else {
      LOG.error("job {}: the vendor could not be asked for it", job.id(), failure);
    }
    again(job, looks(job));
  }

  private void again(Job job, Looks so) {
    looks.put(job.id(), so.slower());
    clock.schedule(job, with.clock().instant().plus(so.pause()));
  }

  /**
   * The vendor cannot be asked. Without a policy the job waits for the operator, and its
   * reservation with it.
   */
  private void byPolicy(Job job, Candidate there) {
    Optional<InDoubtPolicy> policy =
        there.channel().inDoubt().filter(those -> !kept.contains(job.id()));
    if (policy.isEmpty()) {
      LOG.warn(
          "job {} channel {}: in doubt, and this vendor cannot be asked; an operator has to decide",
          job.id(),
          there.channel().id());
      return;
    }
    Instant due = job.attempt().orElseThrow().startedAt().plus(policy.get().after());
    if (due.isAfter(with.clock().instant())) {
      clock.schedule(job, due);
      return;
    }
    looks.remove(job.id());
    String reason = "in_doubt: after " + policy.get().after() + " " + policy.get().then();
    switch (policy.get().then()) {
      case RELEASE -> end(job, JobErrors.GIVEN_UP, Settlement.release(reason));
      case CHARGE -> end(job, JobErrors.GIVEN_UP, Settlements.charged(job, reason));
    }
  }

  private void end(Job job, JobError error, Settlement settlement) {
    LOG.warn("job {}: doubt ends: {}", job.id(), settlement.reason());
    outcome.end(
        job,
        JobState.FAILED,
        Endings.charged(with.clock().instant(), error, settlement.used()),
        settlement,
        Optional.of(new EndedAttempt("IN_DOUBT", new JsonObject())));
  }
}
