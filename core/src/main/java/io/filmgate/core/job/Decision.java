package io.filmgate.core.job;

/**
 * Something that an operator has decided about a job.
 *
 * @param operator the subject of a token, or the user of a command
 * @param action for the audit, for example {@code job.release}
 * @param reason for people; empty where none is asked for
 */
public record Decision(String operator, String action, String reason) {
  /** For an entry of the ledger. */
  String ledgerReason() {
    return operator + ", " + action + ": " + reason;
  }
}
