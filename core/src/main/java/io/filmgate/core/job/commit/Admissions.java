package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.EarlierJob;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.RequestRate.Verdict;
import io.filmgate.core.ledger.Denial;
import io.filmgate.core.ledger.Scope;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides, in order of arrival, what may come in. A refusal writes nothing. */
final class Admissions {
  private final BatchState batch;
  private final IdempotencyLookup earlier;

  Admissions(BatchState batch, IdempotencyLookup earlier) {
    this.batch = batch;
    this.earlier = earlier;
  }

  /** Limits, and whom they are for. */
  private record Limited(Scope scope, LimitsConfig limits, SlotCounter slot) {
    boolean hasRoomToRun() {
      return slot.running() < atMost(limits.runningJobs());
    }

    boolean hasRoomToWait() {
      return slot.waiting() < atMost(limits.queuedJobs());
    }

    private static long atMost(OptionalInt limit) {
      return limit.isPresent() ? limit.getAsInt() : Long.MAX_VALUE;
    }
  }

  Admission decide(Admit admit) throws SQLException {
    Optional<EarlierJob> known = earlier.find(admit);
    if (known.isPresent()) {
      String fingerprint = admit.idempotency().orElseThrow().fingerprint();
      return known.get().fingerprint().equals(fingerprint)
          ? new Admission.Replay(known.get().job())
          : new Admission.KeyReused();
    }
    List<Limited> limited = limited(admit);
    List<Verdict> rates = new ArrayList<>();
    Optional<Refusal> refusal = rates(admit, limited, rates).or(() -> budgets(admit, limited));
    if (refusal.isPresent()) {
      return new Admission.Refused(refusal.get());
    }
    Optional<ChannelOffer> offer = offer(admit, limited);
    if (offer.isEmpty()) {
      Optional<Refusal> full = queue(limited);
      if (full.isPresent()) {
        return new Admission.Refused(full.get());
      }
    }
    for (int i = 0; i < rates.size(); i++) {
      limited.get(i).slot().setTat(rates.get(i).tat());
    }
    return write(admit, offer, rateLeft(admit, limited, rates));
  }

  private List<Limited> limited(Admit admit) {
    Scope key = Scope.key(admit.job().tenantId(), admit.job().keyId());
    Scope tenant = Scope.tenant(admit.job().tenantId());
    return List.of(
        new Limited(key, admit.limits().key(), batch.slots().of(key)),
        new Limited(tenant, admit.limits().tenant(), batch.slots().of(tenant)));
  }

  /** Takes nothing yet: what is refused for another reason does not count. */
  private static Optional<Refusal> rates(
      Admit admit, List<Limited> limited, List<Verdict> verdicts) {
    for (Limited one : limited) {
      OptionalInt perMinute = one.limits().requestsPerMinute();
      Verdict verdict =
          perMinute.isPresent()
              ? RequestRate.take(one.slot().tat(), perMinute.getAsInt(), admit.now())
              : RequestRate.unlimited(one.slot().tat());
      if (!verdict.isTaken()) {
        return Optional.of(
            new Refusal.RateExceeded(
                one.scope().kind(), perMinute.getAsInt(), verdict.retryAfter()));
      }
      verdicts.add(verdict);
    }
    return Optional.empty();
  }

  private static Optional<RateLeft> rateLeft(
      Admit admit, List<Limited> limited, List<Verdict> verdicts) {
    Optional<RateLeft> least = Optional.empty();
    for (int i = 0; i < verdicts.size(); i++) {
      OptionalInt perMinute = limited.get(i).limits().requestsPerMinute();
      if (perMinute.isPresent()) {
        RateLeft left = RequestRate.left(verdicts.get(i), perMinute.getAsInt(), admit.now());
        least =
            least.filter(less -> less.requests() <= left.requests()).or(() -> Optional.of(left));
      }
    }
    return least;
  }

  private Optional<Refusal> budgets(Admit admit, List<Limited> limited) {
    Job job = admit.job();
    for (Limited one : limited) {
      Optional<Denial> denial =
          batch
              .ledger()
              .check(
                  one.scope(),
                  one.limits(),
                  job.createdAt(),
                  job.held().amounts(),
                  job.held().isPriced());
      if (denial.isPresent()) {
        return denial.map(why -> Refusal.of(why, job.model()));
      }
    }
    return Optional.empty();
  }

  /** The first channel with room, unless somebody of the same flow has waited for it longer. */
  private Optional<ChannelOffer> offer(Admit admit, List<Limited> limited) {
    if (!limited.stream().allMatch(Limited::hasRoomToRun)
        || batch.flows().isWaiting(Flow.of(admit.job()))) {
      return Optional.empty();
    }
    return admit.offers().stream()
        .filter(offer -> batch.slots().channel(offer.channelId()).running() < offer.runningJobs())
        .findFirst();
  }

  private static Optional<Refusal> queue(List<Limited> limited) {
    return limited.stream()
        .filter(one -> !one.hasRoomToWait())
        .findFirst()
        .map(
            one -> new Refusal.QueueFull(one.scope().kind(), one.limits().queuedJobs().getAsInt()));
  }

  private Admission write(Admit admit, Optional<ChannelOffer> offer, Optional<RateLeft> rate)
      throws SQLException {
    Job job =
        offer
            .map(
                to ->
                    admit
                        .job()
                        .submitting(
                            Transitions.attempt(1, to, batch.startsAt(), admit.sendWithin())))
            .orElse(admit.job());
    batch.writes().insert(job, admit.idempotency());
    batch.ledger().reserve(batch.session(), Transitions.reservation(job), job.held().amounts());
    batch.occupancy().enter(job);
    if (offer.isEmpty()) {
      return new Admission.Waiting(job, rate);
    }
    batch.slots().serve(job, batch.startsAt());
    return new Admission.Started(job, rate);
  }
}
