package io.filmgate.core.ledger;

import java.util.List;

/**
 * Something that does not add up.
 *
 * @param what the counter or job
 * @param stored what its row says
 * @param expected what the entries and jobs say
 */
public record Difference(String what, String stored, String expected) {
  /** Notes a difference, if there is one. */
  static void add(List<Difference> differences, String what, Object stored, Object expected) {
    if (!stored.equals(expected)) {
      differences.add(new Difference(what, stored.toString(), expected.toString()));
    }
  }

  @Override
  public String toString() {
    return what + " is " + stored + ", should be " + expected;
  }
}
