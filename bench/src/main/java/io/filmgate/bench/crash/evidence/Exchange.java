package io.filmgate.bench.crash.evidence;

import java.util.Optional;

/**
 * One request of a client, and what it saw of the answer.
 *
 * @param word of the request, for creates
 * @param job that was asked about, for all but creates
 * @param answer empty if none came
 */
public record Exchange(
    long number,
    Kind kind,
    String tenant,
    Optional<String> idempotencyKey,
    Optional<String> word,
    Optional<String> job,
    Optional<Answer> answer) {

  /** What was asked. */
  public enum Kind {
    CREATE,
    READ,
    LIST,
    CANCEL
  }

  /**
   * What came back.
   *
   * @param job the id that it names, if it is about one job
   * @param jobStatus as the API spells it
   */
  public record Answer(int status, Optional<String> job, Optional<String> jobStatus) {
    public boolean isOk() {
      return status == 200;
    }
  }

  /** The job that a create has got, as the client was told. */
  public Optional<String> created() {
    return kind == Kind.CREATE
        ? answer.filter(Answer::isOk).flatMap(Answer::job)
        : Optional.empty();
  }

  /** The same, answered. */
  public Exchange with(Answer seen) {
    return new Exchange(number, kind, tenant, idempotencyKey, word, job, Optional.of(seen));
  }

  @Override
  public String toString() {
    return "request " + number;
  }
}
