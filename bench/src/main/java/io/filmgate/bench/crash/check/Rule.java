package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.evidence.Evidence;
import java.util.List;

/** One promise. */
@FunctionalInterface
interface Rule {
  /** Where it was broken. */
  List<Violation> violations(Evidence evidence);
}
