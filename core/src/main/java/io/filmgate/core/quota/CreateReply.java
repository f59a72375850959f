package io.filmgate.core.quota;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.RateLeft;
import io.filmgate.core.job.commit.Refusal;
import java.util.Optional;

/** What became of a create. */
public sealed interface CreateReply {
  /**
   * There is a job: as it was when the vendor's verdict came or the wait was over. A failed one's
   * error is the answer to the create; one in doubt that no vendor has accepted is answered {@code
   * outcome_unknown}.
   *
   * @param isReplay whether an earlier request with the same idempotency key made it
   * @param rate what is left of the requests per minute; empty for a replay, and without a limit
   */
  record Created(Job job, boolean isReplay, Optional<RateLeft> rate) implements CreateReply {
    /** Where no rate is limited. */
    public Created(Job job, boolean isReplay) {
      this(job, isReplay, Optional.empty());
    }
  }

  /** The idempotency key belongs to another request. */
  record KeyReused() implements CreateReply {}

  /** A limit or budget forbids it; nothing was written. */
  record Refused(Refusal refusal) implements CreateReply {}

  /** The store could not be written; nothing was started. */
  record StoreUnavailable() implements CreateReply {}
}
