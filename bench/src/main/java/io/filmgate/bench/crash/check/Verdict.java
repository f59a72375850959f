package io.filmgate.bench.crash.check;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Evidence;
import io.filmgate.bench.crash.evidence.StoredJob;
import java.util.Arrays;
import java.util.List;

/** What evidence says of the promises, in one line and one for each that was broken. */
public record Verdict(int kills, int jobs, long inDoubt, List<Violation> violations) {
  private static final List<Rule> RULES =
      List.of(
          new LostJobs(),
          new DoubledJobs(),
          new OverdrawnBudgets(),
          new UnbalancedLedger(),
          new RevisedLedger(),
          new EarlyRefunds());

  public Verdict {
    violations = List.copyOf(violations);
  }

  public static Verdict of(Evidence evidence) {
    return new Verdict(
        evidence.kills(),
        evidence.ledger().jobs().size(),
        evidence.ledger().jobs().stream().filter(StoredJob::isInDoubt).count(),
        RULES.stream().flatMap(rule -> rule.violations(evidence).stream()).toList());
  }

  public boolean isClean() {
    return violations.isEmpty();
  }

  private long count(Kind... kinds) {
    List<Kind> counted = Arrays.asList(kinds);
    return violations.stream().filter(violation -> counted.contains(violation.kind())).count();
  }

  /** The line. */
  @Override
  public String toString() {
    return "kills=%d jobs=%d lost=%d doubled=%d overdrawn=%d ledger=%s in_doubt=%d"
        .formatted(
            kills,
            jobs,
            count(Kind.LOST, Kind.EARLY_REFUND),
            count(Kind.DOUBLED),
            count(Kind.OVERDRAWN),
            count(Kind.UNBALANCED) == 0 ? "balanced" : "unbalanced",
            inDoubt);
  }
}
