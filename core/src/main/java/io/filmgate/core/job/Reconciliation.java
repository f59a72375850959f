package io.filmgate.core.job;

import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

  private final JobDependencies with;
  private final Outcome outcome;
  private final PollClock clock;
  private final Map<String, Looks> looks = new HashMap<>();

  /** How often was asked, how often it was not there, and when to ask next. */
  private record Looks(int absences, Duration pause) {
    static final Looks NONE = new Looks(0, JobLimits.FIRST_LOOK);
  }

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

  int open() {
    return looks.size();
  }

  void close() {
    clock.close();
  }

  private void look(Job job) {
    Optional<Candidate> candidate =
        with.routes().get().channel(job.attempt().orElseThrow().channelId());
    if (candidate.isEmpty()) {
      again(job, looks.getOrDefault(job.id(), Looks.NONE));
      return;
    }
    Candidate there = candidate.get();
    if (!with.providers().isReconcilable(there.channel().provider())) {
      byPolicy(job, there);
      return;
    }
    Job.Attempt attempt = job.attempt().orElseThrow();
    LostSubmit lost =
        new LostSubmit(
            attempt.correlationId(job.id()),
            job.planned().vendorModel(),
            job.planned().operation(),
            attempt.startedAt());
    with.providers()
        .find(there.account(), lost)
        .onSuccess(found -> found(job, there, found))
        .onFailure(failure -> unanswered(job, failure));
  }

  private void found(Job job, Candidate there, Found found) {
    Looks so = looks.getOrDefault(job.id(), Looks.NONE);
    if (found instanceof Found.Exists exists) {
      looks.remove(job.id());
      LOG.info("job {} channel {}: found at the vendor", job.id(), there.channel().id());
      outcome.accepted(job, exists.job());
    } else if (found instanceof Found.Absent) {
      Looks more = new Looks(so.absences() + 1, so.pause());
      if (more.absences() >= JobLimits.ABSENCES_NEEDED && isLateEnough(job, there)) {
        looks.remove(job.id());
        end(job, JobErrors.NEVER_ARRIVED, Settlement.release("absent at the vendor"));
      } else {
        again(job, more);
      }
    } else {
      again(job, so);
    }
  }

  /** After this, a create that was sent would be visible. */
  private boolean isLateEnough(Job job, Candidate there) {
    Duration bound =
        with.providers()
            .describe(there.channel().provider())
            .map(ProviderDescriptor::inFlightBound)
            .orElse(Duration.ofMinutes(2));
    Instant conclusiveFrom = job.attempt().orElseThrow().sendBefore().plus(bound);
    return with.clock().instant().isAfter(conclusiveFrom);
  }

  private void unanswered(Job job, Throwable failure) {
    LOG.info(
        "job {}: the vendor could not be asked for it: {}",
        job.id(),
        failure instanceof ProviderException known
            ? known.kind() + " " + known.getMessage()
            : failure);
    again(job, looks.getOrDefault(job.id(), Looks.NONE));
  }

  private void again(Job job, Looks so) {
    Duration twice = so.pause().multipliedBy(2);
    Duration next = twice.compareTo(JobLimits.LONGEST_LOOK) > 0 ? JobLimits.LONGEST_LOOK : twice;
    looks.put(job.id(), new Looks(so.absences(), next));
    clock.schedule(job, with.clock().instant().plus(so.pause()));
  }

  /**
   * The vendor cannot be asked. Without a policy the job waits for the operator, and its
   * reservation with it.
   */
  private void byPolicy(Job job, Candidate there) {
    Optional<InDoubtPolicy> policy = there.channel().inDoubt();
    if (policy.isEmpty()) {
      looks.remove(job.id());
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
        Optional.empty());
  }
}
