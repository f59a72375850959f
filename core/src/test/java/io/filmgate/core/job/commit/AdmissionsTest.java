package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.SEND_WITHIN;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.perMinute;
import static io.filmgate.core.job.commit.CommitFixture.runningAndQueued;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class AdmissionsTest {
  private final CommitFixture fixture;

  AdmissionsTest(TestDatabase database) {
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
  void a_job_starts_when_there_is_room() {
    Job job = fixture.started(job("acme", "web", 1, "main"));

    assertThat(job.state()).isEqualTo(JobState.SUBMITTING);
    assertThat(job.attempt().orElseThrow())
        .isEqualTo(
            new Job.Attempt(
                1, "main", "main-account", "kling@1.0.0", NOON, NOON.plus(SEND_WITHIN)));
    assertThat(TestStore.await(fixture.table.find(job.id()))).contains(job);
    assertThat(fixture.slot("k:acme/web")).isEqualTo("1 0");
    assertThat(fixture.slot("t:acme")).isEqualTo("1 0");
    assertThat(fixture.slot("c:main")).isEqualTo("1 0");
  }

  @Test
  void the_first_channel_with_room_is_taken() {
    fixture.rooms.open("first", 1);
    fixture.rooms.open("second", 1);

    assertThat(channel(fixture.started(job("acme", "web", 1, "first", "second"))))
        .isEqualTo("first");
    assertThat(channel(fixture.started(job("acme", "web", 2, "first", "second"))))
        .isEqualTo("second");
    fixture.waiting(job("acme", "web", 3, "first", "second"));
  }

  @Test
  void a_job_waits_while_no_channel_may_be_used() {
    Job waiting = fixture.waiting(job("acme", "web", 1, "closed"));

    assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
    assertThat(fixture.slot("k:acme/web")).isEqualTo("0 1");
    assertThat(TestStore.await(fixture.table.waiting()).get(0).jobs()).isEqualTo(1);
  }

  @Test
  void running_and_waiting_jobs_are_limited_exactly() {
    LimitsConfig limits = runningAndQueued(10, 50);
    List<Future<Admission>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(
          fixture.commits.commit(fixture.admit(job("acme", "web", i, "main"), limits, UNLIMITED)));
    }
    List<Admission> admissions = TestStore.awaitAll(answers);

    assertThat(admissions).filteredOn(Admission.Started.class::isInstance).hasSize(10);
    assertThat(admissions).filteredOn(Admission.Waiting.class::isInstance).hasSize(50);
    assertThat(admissions)
        .filteredOn(Admission.Refused.class::isInstance)
        .hasSize(40)
        .containsOnly(new Admission.Refused(new Refusal.QueueFull("key", 50)));
    assertThat(fixture.row("select count(*) from job")).isEqualTo("60");
  }

  @Test
  void a_tenants_limits_hold_for_its_keys_together() {
    LimitsConfig tenant = runningAndQueued(1, 0);
    fixture.commit(fixture.admit(job("acme", "web", 1, "main"), UNLIMITED, tenant));

    assertThat(fixture.commit(fixture.admit(job("acme", "batch", 2, "main"), UNLIMITED, tenant)))
        .isEqualTo(new Admission.Refused(new Refusal.QueueFull("tenant", 0)));
    assertThat(fixture.commit(fixture.admit(job("other", "web", 3, "main"), UNLIMITED, tenant)))
        .isInstanceOf(Admission.Started.class);
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
    callers.forEach(AdmissionsTest::join);

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

  @Test
  void requests_per_minute_are_limited_and_the_answer_says_how_long_to_wait() {
    for (int i = 0; i < 3; i++) {
      assertThat(
              fixture.commit(fixture.admit(job("acme", "web", i, "main"), UNLIMITED, perMinute(3))))
          .isInstanceOf(Admission.Started.class);
    }

    assertThat(
            fixture.commit(fixture.admit(job("acme", "web", 4, "main"), UNLIMITED, perMinute(3))))
        .isEqualTo(
            new Admission.Refused(new Refusal.RateExceeded("tenant", 3, Duration.ofSeconds(20))));
  }

  @Test
  void what_is_refused_counts_for_nothing_and_writes_nothing() {
    LimitsConfig limits =
        new LimitsConfig(
            perMinute(1).requestsPerMinute(),
            UNLIMITED.runningJobs(),
            UNLIMITED.queuedJobs(),
            budget(Unit.JOBS, "0", Period.EVER).budgets());

    assertThat(fixture.commit(fixture.admit(job("acme", "web", 1, "main"), limits, UNLIMITED)))
        .isInstanceOf(Admission.Refused.class);
    assertThat(fixture.row("select count(*) from job")).isEqualTo("0");
    assertThat(fixture.row("select count(*) from entry")).isEqualTo("0");
    assertThat(
            fixture.commit(fixture.admit(job("acme", "web", 1, "main"), perMinute(1), UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
  }

  @Test
  void a_tenant_id_that_could_pass_for_another_key_is_not_taken() {
    assertThatThrownBy(() -> fixture.commit(fixture.admit(job("a/b", "c", 1, "main"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a/b");
  }

  private static String channel(Job job) {
    return job.attempt().orElseThrow().channelId();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_answer_tells_what_is_left_of_the_narrower_rate() {
    Admission admission =
        fixture.commit(fixture.admit(job("acme", "web", 1, "main"), perMinute(60), perMinute(6)));

    assertThat(((Admission.Started) admission).rate())
        .contains(new RateLeft(6, 5, Duration.ofSeconds(10)));
    assertThat(
            ((Admission.Started)
                    fixture.commit(
                        fixture.admit(job("acme", "app", 2, "main"), UNLIMITED, UNLIMITED)))
                .rate())
        .isEmpty();
  }
}
