package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admissions under budgets: exactly as much as is allowed, whatever comes at once. */
@EveryDatabase
class BudgetsTest {
  private final CommitFixture fixture;

  BudgetsTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void openChannels() {
    fixture.rooms.open("main", 1_000_000);
  }

  @AfterEach
  void everythingAddsUp() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  @Test
  void equal_key_ids_of_two_tenants_share_nothing() {
    LimitsConfig one = budget(Unit.JOBS, "1", Period.EVER);
    fixture.commit(fixture.admit(job("acme", "web", 1, "main"), one, UNLIMITED));

    assertThat(fixture.commit(fixture.admit(job("other", "web", 2, "main"), one, UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
  }

  @Test
  void a_thousand_at_once_get_exactly_the_budget() {
    LimitsConfig hundred = budget(Unit.CREDITS, "100", Period.MONTH);
    List<Future<Admission>> answers = new ArrayList<>();
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < 20; caller++) {
      int first = caller * 50;
      callers.add(
          new Thread(
              () -> {
                for (int i = first; i < first + 50; i++) {
                  Future<Admission> answer =
                      fixture.commits.commit(
                          fixture.admit(job("acme", "web", i, "main"), hundred, UNLIMITED));
                  synchronized (answers) {
                    answers.add(answer);
                  }
                }
              }));
    }
    callers.forEach(Thread::start);
    callers.forEach(BudgetsTest::join);

    assertThat(TestStore.awaitAll(answers))
        .hasSize(1000)
        .filteredOn(Admission.Started.class::isInstance)
        .hasSize(100);
    assertThat(fixture.row("select held_micros, used_micros from budget")).isEqualTo("100000000 0");
  }

  @Test
  void an_exceeded_budget_says_how_much_and_when_it_starts_anew() {
    LimitsConfig limits = budget(Unit.SECONDS, "9.5", Period.DAY);
    fixture.commit(fixture.admit(job("acme", "web", 1, "main"), UNLIMITED, limits));

    assertThat(fixture.commit(fixture.admit(job("acme", "web", 2, "main"), UNLIMITED, limits)))
        .isEqualTo(
            new Admission.Refused(
                new Refusal.BudgetExceeded(
                    "tenant",
                    limits.budgets().get(0),
                    5_000,
                    9_500,
                    Optional.of(Instant.parse("2026-11-26T00:00:00Z")))));
  }

  @Test
  void a_new_window_starts_with_nothing_used() {
    LimitsConfig hourly = budget(Unit.JOBS, "1", Period.HOUR);
    Instant last = NOON.minusMillis(1);
    fixture.commit(fixture.admit(job("acme", "web", 1, last, HOLD, "main"), hourly, UNLIMITED));

    assertThat(
            fixture.commit(
                fixture.admit(job("acme", "web", 2, last, HOLD, "main"), hourly, UNLIMITED)))
        .isInstanceOf(Admission.Refused.class);
    assertThat(fixture.commit(fixture.admit(job("acme", "web", 3, "main"), hourly, UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
  }

  @Test
  void a_budget_that_is_new_in_its_window_starts_from_the_ledger() {
    fixture.started(job("acme", "web", 1, "main"));
    Job running = fixture.running(job("acme", "web", 2, "main"));
    fixture.commit(succeed(running, HOLD));
    fixture.commit(fail(fixture.started(job("acme", "web", 3, "main"))));
    LimitsConfig three = budget(Unit.JOBS, "3", Period.MONTH);

    assertThat(fixture.commit(fixture.admit(job("acme", "web", 4, "main"), three, UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
    assertThat(fixture.commit(fixture.admit(job("acme", "web", 5, "main"), three, UNLIMITED)))
        .isInstanceOf(Admission.Refused.class);
    assertThat(fixture.row("select held_jobs, used_jobs from budget")).isEqualTo("2 1");
  }

  @Test
  void a_new_budget_counts_what_is_closed_in_its_first_commit_once() {
    Job running = fixture.running(job("acme", "web", 1, "main"));
    LimitsConfig two = budget(Unit.JOBS, "2", Period.MONTH);
    fixture.store.together(
        () -> {
          fixture.commits.commit(succeed(running, HOLD));
          fixture.commits.commit(fixture.admit(job("acme", "web", 2, "main"), two, UNLIMITED));
        });

    assertThat(fixture.commit(fixture.admit(job("acme", "web", 3, "main"), two, UNLIMITED)))
        .isInstanceOf(Admission.Refused.class);
    assertThat(fixture.row("select held_jobs, used_jobs from budget")).isEqualTo("1 1");
  }

  @Test
  void a_lowered_limit_refuses_and_breaks_nothing() {
    LimitsConfig five = budget(Unit.JOBS, "5", Period.EVER);
    for (int i = 0; i < 5; i++) {
      fixture.commit(fixture.admit(job("acme", "web", i, "main"), five, UNLIMITED));
    }
    LimitsConfig two = budget(Unit.JOBS, "2", Period.EVER);

    assertThat(fixture.commit(fixture.admit(job("acme", "web", 9, "main"), two, UNLIMITED)))
        .isEqualTo(
            new Admission.Refused(
                new Refusal.BudgetExceeded("key", two.budgets().get(0), 5, 2, Optional.empty())));
  }

  @Test
  void a_model_without_a_price_is_not_free_to_who_has_a_credit_budget() {
    Job unpriced = job("acme", "web", 1, NOON, new Hold(1, 5_000, 0, false), "main");

    assertThat(
            fixture.commit(
                fixture.admit(unpriced, budget(Unit.CREDITS, "1", Period.EVER), UNLIMITED)))
        .isEqualTo(new Admission.Refused(new Refusal.NotPriced("kling-v1")));
    assertThat(
            fixture.commit(fixture.admit(unpriced, budget(Unit.JOBS, "1", Period.EVER), UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
