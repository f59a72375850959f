package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.commit.CommitGifts.Gift;
import io.filmgate.core.job.commit.CommitScenario.Kind;
import io.filmgate.core.job.commit.CommitScenario.Round;
import io.filmgate.core.job.commit.CommitScenario.Step;
import io.filmgate.core.job.commit.CommitScenario.Way;
import io.filmgate.core.store.TestDatabase;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Whatever happens in whatever order: nothing overdrawn, nothing closed twice, all adds up. */
class JobCommitsTest {

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void all_adds_up_on_sqlite_whatever_happens(@ForAll("rounds") List<Round> rounds) {
    play(TestDatabase.SQLITE, rounds);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void all_adds_up_on_postgresql_whatever_happens(@ForAll("rounds") List<Round> rounds) {
    play(TestDatabase.POSTGRESQL, rounds);
  }

  private static void play(TestDatabase database, List<Round> rounds) {
    try (CommitFixture fixture = new CommitFixture(database)) {
      CommitScenario scenario = new CommitScenario(fixture);
      rounds.forEach(scenario::play);
    }
  }

  @Provide
  Arbitrary<List<Round>> rounds() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(6, Kind.ADMIT),
            Tuple.of(2, Kind.ADMIT_AGAIN),
            Tuple.of(8, Kind.ONCE),
            Tuple.of(2, Kind.TWICE),
            Tuple.of(3, Kind.FROM_THE_PAST),
            Tuple.of(1, Kind.START_WAITING));
    Arbitrary<Step> steps =
        Combinators.combine(
                kinds,
                Arbitraries.of(Way.class),
                Arbitraries.integers().between(0, 999),
                Arbitraries.integers().between(0, 9))
            .as(Step::new);
    Arbitrary<Integer> minutes =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(0, 5)),
            Tuple.of(2, Arbitraries.integers().between(-90, 24 * 60)));
    Arbitrary<Gift> gifts =
        Combinators.combine(
                Arbitraries.integers().between(0, 999),
                Arbitraries.of(Unit.class),
                Arbitraries.integers().between(-5, 5),
                Arbitraries.integers().between(0, 24 * 60))
            .as(Gift::new);
    return Combinators.combine(
            steps.list().ofMinSize(1).ofMaxSize(8),
            gifts.list().ofMaxSize(1),
            minutes,
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(4, 20),
            Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
        .as(Round::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(25);
  }
}
