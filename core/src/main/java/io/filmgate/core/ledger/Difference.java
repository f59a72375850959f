package io.filmgate.core.ledger;

/**
 * Something that does not add up.
 *
 * @param what the counter or job
 * @param stored what its row says
 * @param expected what the entries and jobs say
 */
public record Difference(String what, String stored, String expected) {
  @Override
  public String toString() {
    return what + " is " + stored + ", should be " + expected;
  }
}
