package io.filmgate.core.job.commit;

import io.filmgate.core.job.Aftermath;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.Doubt;
import io.filmgate.core.job.commit.JobOperation.Keep;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.RequestCancel;
import io.filmgate.core.job.commit.JobOperation.Requeue;
import io.filmgate.core.job.commit.JobOperation.Subside;
import io.filmgate.core.job.commit.JobOperation.Surface;
import io.filmgate.core.job.commit.JobOperation.Transition;
import io.filmgate.core.ledger.Amounts;
import io.filmgate.core.ledger.Denial;
import io.filmgate.core.ledger.Reservation;
import io.filmgate.core.ledger.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes to jobs that exist: what they do to the row, to the slots and to the money. */
final class Transitions {
  private static final String SELECT =
      "select id, state, attempt, cancel_requested from job where id in";

  private static final Set<String> OPEN_AFTERMATHS =
      Set.of(Aftermath.State.LOOKING.code(), Aftermath.State.FOLLOWING.code());

  private final BatchState batch;
  private final Map<String, Current> currents = new HashMap<>();
  private final Map<String, String> aftermaths = new HashMap<>();

  Transitions(BatchState batch) {
    this.batch = batch;
  }

  /**
   * What the row says at this moment. Together, state and attempt tell every other column that the
   * caller knows, except whether somebody wants the job stopped.
   */
  private record Current(JobState state, int attempt, boolean isCancelRequested) {
    boolean isAsKnown(Job job) {
      return state == job.state() && attempt == job.attemptNumber();
    }
  }

  /** Reads where the jobs are. */
  void load(List<Transition> transitions) throws SQLException {
    batch
        .session()
        .rows(
            SELECT,
            transitions.stream().map(transition -> transition.job().id()).toList(),
            "order by id",
            row ->
                currents.put(
                    row.getString(1),
                    new Current(
                        JobState.ofCode(row.getString(2)), row.getInt(3), row.getInt(4) == 1)));
    aftermaths.putAll(
        batch
            .aftermaths()
            .states(
                transitions.stream()
                    .filter(change -> change instanceof Surface || change instanceof Subside)
                    .map(change -> change.job().id())
                    .toList()));
  }

  /** Does it, unless somebody was faster. */
  Optional<Job> apply(Transition transition) throws SQLException {
    Current current = currents.get(transition.job().id());
    if (current == null || !current.isAsKnown(transition.job())) {
      return Optional.empty();
    }
    Job before = transition.job().withCancelRequested(current.isCancelRequested());
    if (transition instanceof NextAttempt next) {
      return nextAttempt(before, next);
    }
    if (transition instanceof Surface surface) {
      return surface(before, surface);
    }
    if (transition instanceof Subside subside) {
      return subside(before, subside);
    }
    return Optional.of(change(before, transition));
  }

  private Optional<Job> surface(Job ended, Surface surface) throws SQLException {
    if (!Aftermath.State.LOOKING.code().equals(aftermaths.get(ended.id()))) {
      return Optional.empty();
    }
    batch.aftermaths().surface(surface);
    return Optional.of(ended);
  }

  /** It is over once: with that the channel's slot is free, and the loss is booked. */
  private Optional<Job> subside(Job ended, Subside subside) throws SQLException {
    String state = aftermaths.getOrDefault(ended.id(), "");
    if (!OPEN_AFTERMATHS.contains(state)) {
      return Optional.empty();
    }
    batch.aftermaths().subside(subside);
    batch.occupancy().linger(ended, -1);
    if (subside.loss().isPresent()) {
      batch
          .ledger()
          .absorb(batch.session(), reservation(ended), subside.loss().get(), subside.now());
    }
    return Optional.of(ended);
  }

  private Job change(Job before, Transition transition) throws SQLException {
    JobWrites writes = batch.writes();
    Job after;
    if (transition instanceof Requeue requeue) {
      after = before.withState(JobState.QUEUED);
      writes.requeue(before, after);
      writes.endAttempt(before, requeue.ended(), requeue.now());
    } else if (transition instanceof Accept accept) {
      after = before.running(accept.accepted());
      writes.accept(before, after);
    } else if (transition instanceof Doubt doubt) {
      after = before.withState(JobState.IN_DOUBT);
      writes.doubt(before, after, doubt.reason(), doubt.now());
    } else if (transition instanceof Close close) {
      after = close(before, close);
    } else if (transition instanceof RequestCancel) {
      after = before.withCancelRequested(true);
      writes.requestCancel(before);
    } else if (transition instanceof Keep keep) {
      after = before;
      writes.keep(before, keep.decision());
    } else {
      throw new IllegalArgumentException("unknown transition " + transition.getClass());
    }
    batch.occupancy().move(before, after);
    if (transition.by().isPresent()) {
      DecisionAudit.note(batch.session(), before, transition, transition.by().get());
    }
    return after;
  }

  private Job close(Job before, Close close) throws SQLException {
    Job after = before.ended(close.to(), close.ending());
    batch.writes().close(before, after);
    if (close.aftermath().isPresent()) {
      batch.aftermaths().open(after, close.aftermath().get());
      batch.occupancy().linger(after, 1);
    }
    if (close.ended().isPresent() && before.state() != JobState.QUEUED) {
      batch.writes().endAttempt(before, close.ended().get(), close.now());
    }
    batch
        .ledger()
        .close(
            batch.session(),
            reservation(before),
            before.held().amounts(),
            close.settlement(),
            close.now());
    return after;
  }

  private Optional<Job> nextAttempt(Job before, NextAttempt next) throws SQLException {
    Amounts difference = next.held().amounts().minus(before.held().amounts());
    if (!hasRoom(before, next.offer()) || denial(before, next, difference).isPresent()) {
      return Optional.empty();
    }
    Attempt attempt =
        attempt(before.attemptNumber() + 1, next.offer(), batch.startsAt(), next.sendWithin());
    Job after = before.withPlan(next.planned(), next.held()).submitting(attempt);
    batch.writes().endAttempt(before, next.ended(), next.now());
    batch.writes().startWithPlan(before, after);
    batch
        .ledger()
        .adjust(batch.session(), reservation(before), attempt.number(), difference, next.now());
    batch.occupancy().move(before, after);
    return Optional.of(after);
  }

  /** A job that stays on its channel gives its own slot up first. */
  private boolean hasRoom(Job before, ChannelOffer offer) {
    boolean stays = before.attempt().orElseThrow().channelId().equals(offer.channelId());
    long others = batch.slots().channel(offer.channelId()).running() - (stays ? 1 : 0);
    return others < offer.runningJobs();
  }

  private Optional<Denial> denial(Job before, NextAttempt next, Amounts difference) {
    Scope key = Scope.key(before.tenantId(), before.keyId());
    Scope tenant = Scope.tenant(before.tenantId());
    boolean isPriced = next.held().isPriced();
    return batch
        .ledger()
        .check(key, next.limits().key(), before.createdAt(), difference, isPriced)
        .or(
            () ->
                batch
                    .ledger()
                    .check(
                        tenant, next.limits().tenant(), before.createdAt(), difference, isPriced));
  }

  static Reservation reservation(Job job) {
    return new Reservation(job.id(), job.tenantId(), job.keyId(), job.model(), job.createdAt());
  }

  static Attempt attempt(int number, ChannelOffer offer, Instant now, Duration sendWithin) {
    Instant started = now.truncatedTo(ChronoUnit.MILLIS);
    return new Attempt(
        number,
        offer.channelId(),
        offer.credentialId(),
        offer.plugin(),
        started,
        started.plus(sendWithin));
  }
}
