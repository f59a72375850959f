package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.accept;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.next;
import static io.filmgate.core.job.commit.CommitFixture.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class NextAttemptTest {
  private static final LimitsConfig TEN_CREDITS = budget(Unit.CREDITS, "10", Period.MONTH);

  private final CommitFixture fixture;

  NextAttemptTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void openChannels() {
    fixture.rooms.open("main", 100);
    fixture.rooms.open("other", 100);
  }

  @AfterEach
  void everythingAddsUp() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  @Test
  void the_next_attempt_moves_to_its_channel_and_reserves_the_difference() {
    Job first = start(1);
    Hold dearer = new Hold(1, 5_000, 3_000_000, true);
    Job second = fixture.commit(next(first, offer("other", 1), dearer, TEN_CREDITS)).orElseThrow();

    assertThat(second.attemptNumber()).isEqualTo(2);
    assertThat(second.attempt().orElseThrow().channelId()).isEqualTo("other");
    assertThat(stored(second)).isEqualTo(second);
    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
    assertThat(fixture.slot("c:other")).isEqualTo("1 0");
    assertThat(fixture.slot("k:acme/web")).isEqualTo("1 0");
    assertThat(budgetRow()).isEqualTo("1 5000 3000000 0 0 0");

    Job third = fixture.commit(next(second, offer("main", 1), HOLD, TEN_CREDITS)).orElseThrow();
    fixture.commit(fail(third));
    assertThat(budgetRow()).isEqualTo("0 0 0 0 0 0");
  }

  @Test
  void an_attempt_that_the_budget_does_not_cover_is_not_made() {
    Job first = start(1);
    Hold tooDear = new Hold(1, 5_000, 10_000_001, true);

    assertThat(fixture.commit(next(first, offer("other", 1), tooDear, TEN_CREDITS))).isEmpty();
    assertThat(stored(first)).isEqualTo(first);
    assertThat(budgetRow()).isEqualTo("1 5000 1000000 0 0 0");
  }

  @Test
  void an_attempt_is_not_made_on_a_full_channel() {
    fixture.started(job("acme", "web", 2, "other"));
    Job first = start(1);

    assertThat(fixture.commit(next(first, offer("other", 1), HOLD, UNLIMITED))).isEmpty();
    assertThat(fixture.commit(next(first, offer("main", 1), HOLD, UNLIMITED))).isPresent();
  }

  @Test
  void an_earlier_attempts_outcome_does_not_touch_the_next_one() {
    Job first = start(1);
    fixture.commit(next(first, offer("other", 9), HOLD, UNLIMITED));

    assertThat(fixture.commit(accept(first))).isEmpty();
  }

  private Job start(int number) {
    Job job = job("acme", "web", number, "main");
    return ((Admission.Started) fixture.commit(fixture.admit(job, TEN_CREDITS, UNLIMITED))).job();
  }

  private Job stored(Job job) {
    return TestStore.await(fixture.table.find(job.id())).orElseThrow();
  }

  private String budgetRow() {
    return fixture.row(
        "select held_jobs, held_millis, held_micros, used_jobs, used_millis, used_micros"
            + " from budget");
  }
}
