package io.filmgate.core.job;

/** What came of an operator's wish. */
public sealed interface OperatorAnswer {
  /** It is done, or on its way. */
  record Done(Job job) implements OperatorAnswer {}

  /**
   * Nothing was done.
   *
   * @param message for the operator, in one line
   */
  record Refused(Reason reason, String message) implements OperatorAnswer {}

  /** Why nothing was done. */
  enum Reason {
    /** The job is not in a state for it, or somebody else was faster. */
    WRONG_STATE,
    /** There is nobody who could be asked. */
    NOT_ASKABLE,
    /** The vendor cannot stop it. */
    NOT_CANCELLABLE,
    /** The vendor knows no job of this id. */
    NOT_AT_VENDOR,
    /** Another job has this id at the vendor. */
    ANOTHER_JOBS,
    /** The vendor does not say. */
    VENDOR_AWAY
  }
}
