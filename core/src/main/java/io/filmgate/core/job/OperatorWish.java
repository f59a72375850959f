package io.filmgate.core.job;

/** What an operator wants to be done about a job. All but the first two are for jobs in doubt. */
public sealed interface OperatorWish {
  /** Ask the vendor now. */
  record Ask() implements OperatorWish {}

  /** Stop it, as its client could. */
  record Stop(Decision by) implements OperatorWish {}

  /** The vendor has it under this id. */
  record Found(String vendorJobId, Decision by) implements OperatorWish {}

  /** End it; the tenant pays everything that is reserved. */
  record Charge(Decision by) implements OperatorWish {}

  /** End it; the tenant pays nothing. */
  record Release(Decision by) implements OperatorWish {}

  /** Let no policy end it. */
  record Keep(Decision by) implements OperatorWish {}
}
