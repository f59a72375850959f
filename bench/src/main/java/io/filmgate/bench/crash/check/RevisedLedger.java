package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;

/** What stood in the ledger when a gateway died stands there for ever, in the same order. */
final class RevisedLedger implements Rule {

  @Override
  public List<Violation> violations(Evidence evidence) {
    List<Violation> found = new ArrayList<>();
    List<Entry> last = evidence.ledger().entries();
    for (List<Entry> before : evidence.entriesAtKills()) {
      if (before.size() > last.size() || !last.subList(0, before.size()).equals(before)) {
        List<Entry> gone = new ArrayList<>(before);
        gone.removeAll(last);
        found.add(
            new Violation(
                Kind.UNBALANCED,
                "of %d entries that a kill had left, these are gone or others: %s"
                    .formatted(before.size(), gone)));
      }
    }
    return found;
  }
}
