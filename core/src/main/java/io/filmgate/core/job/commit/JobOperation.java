package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to be done to a job, as data. Several are committed together; each gets its own answer.
 *
 * @param <R> the answer. Losing a race is an answer ({@code Optional.empty()}), not an exception
 */
public sealed interface JobOperation<R> {

  /**
   * Writes a new job with its reservation and, when a slot is free, its first attempt.
   *
   * @param job in state {@code QUEUED}, without an attempt
   * @param limits of key and tenant, read just now
   * @param offers the channels of its lane, in order of preference
   */
  record Admit(
      Job job,
      Optional<Idempotency> idempotency,
      AdmissionLimits limits,
      List<ChannelOffer> offers,
      Instant now,
      Duration sendWithin)
      implements JobOperation<Admission> {
    public Admit {
      offers = List.copyOf(offers);
    }
  }

  /**
   * {@code submitting → submitting}: the vendor refused, another channel is tried in the same
   * breath.
   */
  record NextAttempt(
      Job job,
      EndedAttempt ended,
      ChannelOffer offer,
      Job.Planned planned,
      Hold held,
      AdmissionLimits limits,
      Instant now,
      Duration sendWithin)
      implements JobOperation<Optional<Job>> {}

  /** {@code submitting → queued}: the vendor is full; the job keeps its place. */
  record Requeue(Job job, EndedAttempt ended, Instant now) implements JobOperation<Optional<Job>> {}

  /** {@code submitting | in_doubt → running}. */
  record Accept(Job job, Job.Accepted accepted, Instant now)
      implements JobOperation<Optional<Job>> {}

  /** {@code submitting | running → in_doubt}. */
  record Doubt(Job job, String reason, Instant now) implements JobOperation<Optional<Job>> {}

  /** Any open state → a final one, together with its ledger entry. */
  record Close(
      Job job,
      JobState to,
      Job.Ending ending,
      Settlement settlement,
      Optional<EndedAttempt> ended,
      Instant now)
      implements JobOperation<Optional<Job>> {}

  /** Gives waiting jobs a slot where there is room now; answers with what was started. */
  record StartWaiting(Instant now) implements JobOperation<List<Job>> {}

  /** Notes that the client wants it stopped. */
  record RequestCancel(Job job, Instant now) implements JobOperation<Optional<Job>> {}

  /**
   * A client's key against doing things twice.
   *
   * @param fingerprint of the decoded request
   */
  record Idempotency(String key, String fingerprint) {}

  /**
   * A channel that may take the job.
   *
   * @param runningJobs how many it may have at a time
   */
  record ChannelOffer(String channelId, String credentialId, String plugin, int runningJobs) {}

  /** How a try ended. */
  record EndedAttempt(String outcome, JsonObject detail) {}
}
