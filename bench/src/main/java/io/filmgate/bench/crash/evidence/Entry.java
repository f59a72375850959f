package io.filmgate.bench.crash.evidence;

import java.time.Instant;

/**
 * An entry of the ledger.
 *
 * @param kind reserve, adjust or close
 * @param reservedAt decides which windows it counts in
 */
public record Entry(
    String job,
    String kind,
    Instant reservedAt,
    String tenant,
    String key,
    Amounts held,
    Amounts used,
    String reason) {

  public boolean isOf(Scope scope) {
    return scope.covers(tenant, key);
  }

  public boolean isClose() {
    return kind.equals("close");
  }

  /** Whether it ends a job because the vendor is said never to have got it. */
  public boolean isForAbsence() {
    return isClose() && reason.equals("absent at the vendor");
  }

  /** Whether it ends a job by a rule that the operator wrote, and not by what the vendor said. */
  public boolean isByPolicy() {
    return reason.startsWith("in_doubt: ") || reason.startsWith("moderated_output: ");
  }
}
