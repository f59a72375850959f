package io.filmgate.core.ledger;

/**
 * What a job reserves or uses of allowances, in the smallest units.
 *
 * @param micros millionths of a credit; meaningless without a price
 * @param isPriced whether the model had a price
 */
public record Hold(long jobs, long millis, long micros, boolean isPriced) {
  /** Nothing at all. */
  public static final Hold NONE = new Hold(0, 0, 0, false);

  /** The bare amounts. */
  public Amounts amounts() {
    return new Amounts(jobs, millis, micros);
  }
}
