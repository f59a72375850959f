package io.filmgate.core.job.commit;

import io.filmgate.core.job.Aftermath;
import io.filmgate.core.job.Decision;
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

  /** The instant that it is decided for. */
  Instant now();

  /** Whether jobs that wait may start because of it. */
  default boolean mayFreeSlots() {
    return false;
  }

  /**
   * Something that is done to a job that exists, if it is still in the state and attempt in which
   * the caller knows it. Otherwise the answer is empty: somebody else was faster.
   */
  sealed interface Transition extends JobOperation<Optional<Job>> {
    /** As the caller knows it. */
    Job job();

    /** What it becomes. */
    JobState to();

    /** Whose decision it is, for the audit; empty if no operator's. */
    default Optional<Decision> by() {
      return Optional.empty();
    }
  }

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
   * breath. The answer is empty, too, if the channel has no room, or an allowance does not cover
   * the difference in price; in either case the job is as it was and another candidate can be
   * tried. Whoever has tried them all ends the job, and learns then whether the race was lost.
   *
   * @param planned by the offered channel's provider
   * @param held what the job reserves from now on, instead of what it has reserved
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
      implements Transition {
    @Override
    public JobState to() {
      return JobState.SUBMITTING;
    }

    @Override
    public boolean mayFreeSlots() {
      return true;
    }
  }

  /** {@code submitting → queued}: the vendor is full; the job keeps its place. */
  record Requeue(Job job, EndedAttempt ended, Instant now) implements Transition {
    @Override
    public JobState to() {
      return JobState.QUEUED;
    }

    @Override
    public boolean mayFreeSlots() {
      return true;
    }
  }

  /**
   * {@code submitting | in_doubt → running}. Coming out of doubt it takes its slots again, even
   * above the limit: it runs already.
   */
  record Accept(Job job, Job.Accepted accepted, Instant now, Optional<Decision> by)
      implements Transition {
    public Accept(Job job, Job.Accepted accepted, Instant now) {
      this(job, accepted, now, Optional.empty());
    }

    @Override
    public JobState to() {
      return JobState.RUNNING;
    }
  }

  /** {@code submitting | running → in_doubt}. The channel's slot stays taken. */
  record Doubt(Job job, String reason, Instant now) implements Transition {
    @Override
    public JobState to() {
      return JobState.IN_DOUBT;
    }

    @Override
    public boolean mayFreeSlots() {
      return true;
    }
  }

  /**
   * Any open state → a final one, together with its ledger entry.
   *
   * @param ended the attempt that ended with it, to be kept; not of a waiting job
   * @param aftermath what is to be watched from now on; the channel's slot stays taken for it
   */
  record Close(
      Job job,
      JobState to,
      Job.Ending ending,
      Settlement settlement,
      Optional<EndedAttempt> ended,
      Instant now,
      Optional<Decision> by,
      Optional<Aftermath> aftermath)
      implements Transition {
    /** Without an operator, and with nothing to follow. */
    public Close(
        Job job,
        JobState to,
        Job.Ending ending,
        Settlement settlement,
        Optional<EndedAttempt> ended,
        Instant now) {
      this(job, to, ending, settlement, ended, now, Optional.empty(), Optional.empty());
    }

    /** The same as an operator's decision. */
    public Close decidedBy(Optional<Decision> operator) {
      return new Close(job, to, ending, settlement, ended, now, operator, aftermath);
    }

    /** The same, while the vendor may have the job. */
    public Close with(Optional<Aftermath> opened) {
      return new Close(job, to, ending, settlement, ended, now, by, opened);
    }

    @Override
    public boolean mayFreeSlots() {
      return true;
    }
  }

  /**
   * Gives waiting jobs a slot where there is room now; answers with how many started. The jobs
   * themselves go where all go that start from the line: to the listener of {@link JobCommits}.
   */
  record StartWaiting(Instant now) implements JobOperation<Integer> {
    @Override
    public boolean mayFreeSlots() {
      return true;
    }
  }

  /** The vendor's job of one that was ended in doubt has turned up. */
  record Surface(Job job, Job.Accepted vendorJob, Instant now) implements Transition {
    @Override
    public JobState to() {
      return job.state();
    }
  }

  /**
   * The vendor's job of one that was ended in doubt is over, or is watched no more.
   *
   * @param loss what the vendor charges, as {@code absorbed}; empty if it charges nothing
   */
  record Subside(Job job, Aftermath.State end, Optional<Settlement> loss, Instant now)
      implements Transition {
    @Override
    public JobState to() {
      return job.state();
    }

    @Override
    public boolean mayFreeSlots() {
      return true;
    }
  }

  /** Notes that the client, or an operator, wants it stopped. */
  record RequestCancel(Job job, Instant now, Optional<Decision> by) implements Transition {
    public RequestCancel(Job job, Instant now) {
      this(job, now, Optional.empty());
    }

    @Override
    public JobState to() {
      return job.state();
    }
  }

  /** Notes that no policy may end a job in doubt. */
  record Keep(Job job, Decision decision, Instant now) implements Transition {
    @Override
    public JobState to() {
      return job.state();
    }

    @Override
    public Optional<Decision> by() {
      return Optional.of(decision);
    }
  }

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
