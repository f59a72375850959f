package io.filmgate.bench.crash.check;

/** Something that must never happen, and did. */
public record Violation(Kind kind, String what) {

  /** Which promise is broken. */
  public enum Kind {
    /** Accepted, by the gateway or by a vendor, and then forgotten. */
    LOST,
    /** Paid for twice. */
    DOUBLED,
    /** More was held and used than a budget allows. */
    OVERDRAWN,
    /** The ledger contradicts itself, the jobs, or what vendors did. */
    UNBALANCED,
    /** Given back although the vendor made the video. It counts as lost. */
    EARLY_REFUND
  }

  @Override
  public String toString() {
    return kind + " " + what;
  }
}
