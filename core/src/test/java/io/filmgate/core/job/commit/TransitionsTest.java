package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.accept;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.doubt;
import static io.filmgate.core.job.commit.CommitFixture.ended;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.next;
import static io.filmgate.core.job.commit.CommitFixture.offer;
import static io.filmgate.core.job.commit.CommitFixture.requeue;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.RequestCancel;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class TransitionsTest {
  private static final LimitsConfig TEN_CREDITS = budget(Unit.CREDITS, "10", Period.MONTH);

  private final CommitFixture fixture;

  TransitionsTest(TestDatabase database) {
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
  void accepted_means_running_with_the_vendors_id() {
    Job running = fixture.commit(accept(start(1))).orElseThrow();

    assertThat(running.state()).isEqualTo(JobState.RUNNING);
    assertThat(running.accepted().orElseThrow().vendorJobId()).isEqualTo("vendor-" + running.id());
    assertThat(stored(running)).isEqualTo(running);
  }

  @Test
  void settling_gives_the_rest_of_the_reservation_back() {
    Job running = fixture.commit(accept(start(1))).orElseThrow();
    Job done = fixture.commit(succeed(running, new Hold(1, 4_000, 800_000, true))).orElseThrow();

    assertThat(stored(done)).isEqualTo(done);
    assertThat(budgetRow()).isEqualTo("0 0 0 1 4000 800000");
    assertThat(fixture.slot("k:acme/web")).isEqualTo("0 0");
    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
  }

  @Test
  void what_was_absorbed_and_what_the_vendor_costs_stand_beside_the_settlement() {
    Job running = fixture.commit(accept(start(1))).orElseThrow();
    Settlement settlement =
        new Settlement(
            HOLD,
            new Hold(0, 100, 20_000, true),
            Optional.of(new JsonObject().put("amount", "0.7")),
            "completed");
    Close close = succeed(running, HOLD);
    fixture.commit(
        new Close(running, close.to(), close.ending(), settlement, Optional.empty(), close.now()));

    assertThat(
            fixture.row(
                "select absorbed_millis, absorbed_micros, vendor_cost, reason from entry"
                    + " where kind = 'close'"))
        .isEqualTo("100 20000 {\"amount\":\"0.7\"} completed");
  }

  @Test
  void a_job_is_closed_once_whoever_tries() {
    Job running = fixture.commit(accept(start(1))).orElseThrow();
    List<Future<Optional<Job>>> answers = new ArrayList<>();
    fixture.store.together(
        () -> {
          for (int i = 0; i < 5; i++) {
            answers.add(fixture.commits.commit(succeed(running, HOLD)));
            answers.add(fixture.commits.commit(fail(running)));
          }
        });

    assertThat(TestStore.awaitAll(answers)).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(budgetRow()).isEqualTo("0 0 0 1 5000 1000000");
    assertThat(fixture.row("select count(*) from entry where kind = 'close'")).isEqualTo("1");
  }

  @Test
  void closing_belongs_to_the_window_of_the_reservation() {
    LimitsConfig hourly = budget(Unit.JOBS, "5", Period.HOUR);
    Job early = job("acme", "web", 1, NOON.minusSeconds(1), HOLD, "main");
    Job started =
        ((Admission.Started) fixture.commit(fixture.admit(early, hourly, UNLIMITED))).job();
    fixture.commit(fixture.admit(job("acme", "web", 2, "main"), hourly, UNLIMITED));
    fixture.commit(succeed(fixture.commit(accept(started)).orElseThrow(), HOLD));

    assertThat(
            fixture.row(
                "select string_agg(held_jobs || '/' || used_jobs, ' ' order by starts_at)"
                    + " from budget"))
        .isEqualTo("0/1 1/0");
  }

  @Test
  void a_refused_job_waits_again_in_its_old_place() {
    Job first = start(1);
    fixture.rooms.channels.clear();
    fixture.waiting(job("acme", "web", 2, "main"));
    Job queued = fixture.commit(requeue(first)).orElseThrow();

    assertThat(queued.state()).isEqualTo(JobState.QUEUED);
    assertThat(stored(queued)).isEqualTo(queued);
    assertThat(fixture.slot("k:acme/web")).isEqualTo("0 2");
    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
    assertThat(fixture.row("select n, outcome from attempt")).isEqualTo("1 busy");

    fixture.rooms.open("main", 1);
    fixture.commit(new JobOperation.StartWaiting(NOON));
    assertThat(fixture.startedFromLine)
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.id()).isEqualTo(first.id());
              assertThat(job.attemptNumber()).isEqualTo(2);
            });
  }

  @Test
  void in_doubt_the_tenant_has_its_slot_again_and_the_channel_has_not() {
    Job doubted = fixture.commit(doubt(start(1))).orElseThrow();

    assertThat(doubted.state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(fixture.slot("k:acme/web")).isEqualTo("0 0");
    assertThat(fixture.slot("t:acme")).isEqualTo("0 0");
    assertThat(fixture.slot("c:main")).isEqualTo("1 0");
    assertThat(budgetRow()).isEqualTo("1 5000 1000000 0 0 0");
    assertThat(fixture.row("select doubted_at, doubt_reason from job"))
        .isEqualTo(NOON.toEpochMilli() + " no answer");
  }

  @Test
  void out_of_doubt_a_job_takes_its_slot_even_above_the_limit() {
    Job doubted = fixture.commit(doubt(start(1))).orElseThrow();
    LimitsConfig one = CommitFixture.runningAndQueued(1, 1);
    fixture.commit(fixture.admit(job("acme", "web", 2, "main"), one, UNLIMITED));
    fixture.commit(accept(doubted));

    assertThat(fixture.slot("k:acme/web")).isEqualTo("2 0");
    assertThat(fixture.slot("c:main")).isEqualTo("2 0");
    assertThat(fixture.row("select count(doubt_reason) from job")).isEqualTo("0");
  }

  @Test
  void proof_of_absence_ends_doubt_and_frees_everything() {
    Job doubted = fixture.commit(doubt(start(1))).orElseThrow();
    fixture.commit(fail(doubted));

    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
    assertThat(budgetRow()).isEqualTo("0 0 0 0 0 0");
  }

  @Test
  void a_step_from_a_state_that_has_passed_changes_nothing() {
    Job started = start(1);
    Job running = fixture.commit(accept(started)).orElseThrow();

    assertThat(fixture.commit(doubt(started))).isEmpty();
    assertThat(fixture.commit(requeue(started))).isEmpty();
    assertThat(fixture.commit(next(started, offer("other", 9), HOLD, UNLIMITED))).isEmpty();
    assertThat(fixture.commit(fail(started))).isEmpty();
    assertThat(fixture.commit(accept(started))).isEmpty();
    assertThat(stored(running)).isEqualTo(running);
  }

  @Test
  void a_wish_to_cancel_is_seen_by_whoever_comes_next() {
    Job submitting = start(1);
    fixture.commit(new RequestCancel(submitting, NOON));
    Job running = fixture.commit(accept(submitting)).orElseThrow();

    assertThat(running.isCancelRequested()).isTrue();
    assertThat(stored(running)).isEqualTo(running);
  }

  @Test
  void a_waiting_job_is_cancelled_at_once() {
    Job waiting = fixture.waiting(job("acme", "web", 1, "closed"));
    Close close =
        new Close(
            waiting,
            JobState.CANCELLED,
            new Job.Ending(NOON, Optional.empty(), Optional.empty()),
            Settlement.release("cancelled"),
            Optional.empty(),
            NOON);

    assertThat(fixture.commit(close)).isPresent();
    assertThat(fixture.slot("k:acme/web")).isEqualTo("0 0");
    assertThat(fixture.row("select count(*) from flow")).isEqualTo("0");
  }

  @Test
  void the_attempt_that_ended_with_the_job_is_kept() {
    Job started = start(1);
    Close close = fail(started);
    fixture.commit(
        new Close(
            started,
            close.to(),
            close.ending(),
            close.settlement(),
            Optional.of(ended("content_policy")),
            close.now()));

    assertThat(fixture.row("select n, channel_id, outcome from attempt"))
        .isEqualTo("1 main content_policy");
  }

  @Test
  void ways_that_do_not_exist_are_not_taken() {
    Job started = start(1);

    assertThatThrownBy(() -> fixture.commit(succeed(started, HOLD)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot become succeeded");
    assertThatThrownBy(() -> fixture.commit(fixture.admit(started)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not new");
    Job waiting = fixture.waiting(job("acme", "web", 2, "closed"));
    assertThatThrownBy(() -> fixture.commit(next(waiting, offer("main", 1), HOLD, UNLIMITED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no attempt");
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
