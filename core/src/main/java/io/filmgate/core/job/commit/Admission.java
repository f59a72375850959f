package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;

/** The answer to an admission; durable when it arrives. */
public sealed interface Admission {
  /** A slot was free; the job is submitting. */
  record Started(Job job) implements Admission {}

  /** It waits in line. */
  record Waiting(Job job) implements Admission {}

  /** The same request was admitted before, under the same idempotency key. */
  record Replay(Job job) implements Admission {}

  /** The idempotency key belongs to another request. */
  record KeyReused() implements Admission {}

  /** Nothing was written. */
  record Refused(Refusal refusal) implements Admission {}
}
