package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import java.util.Optional;

/** The answer to an admission; durable when it arrives. */
public sealed interface Admission {
  /**
   * A slot was free; the job is submitting.
   *
   * @param rate what is left of the requests per minute, of the key or of the tenant, whichever is
   *     less; empty if neither is limited
   */
  record Started(Job job, Optional<RateLeft> rate) implements Admission {}

  /**
   * It waits in line.
   *
   * @param rate as for {@link Started}
   */
  record Waiting(Job job, Optional<RateLeft> rate) implements Admission {}

  /** The same request was admitted before, under the same idempotency key. */
  record Replay(Job job) implements Admission {}

  /** The idempotency key belongs to another request. */
  record KeyReused() implements Admission {}

  /** Nothing was written. */
  record Refused(Refusal refusal) implements Admission {}
}
