package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.doubt;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.store.TestStore.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Aftermath;
import io.filmgate.core.job.Aftermath.State;
import io.filmgate.core.job.Decision;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Accepted;
import io.filmgate.core.job.commit.JobOperation.Subside;
import io.filmgate.core.job.commit.JobOperation.Surface;
import io.filmgate.core.job.retention.FinishedJobs;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written of vendors' jobs that outlive ours. */
@EveryDatabase
class AftermathTest {
  private static final Settlement LOSS =
      new Settlement(
          Hold.NONE, HOLD, Optional.of(new JsonObject().put("amount", "1")), "finished late");
  private static final Accepted FOUND =
      new Accepted("v1", Map.of("path", "/tasks"), new JsonObject(), NOON, NOON);

  private final CommitFixture fixture;

  AftermathTest(TestDatabase database) {
    fixture = new CommitFixture(database);
    fixture.rooms.open("main", 5);
  }

  @AfterEach
  void everything_adds_up() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  private Job givenUp() {
    Job started =
        ((Admission.Started)
                fixture.commit(
                    fixture.admit(
                        job("acme", "web", 1, "main"),
                        budget(Unit.CREDITS, "10", Period.DAY),
                        UNLIMITED)))
            .job();
    Job doubtful = fixture.commit(doubt(started)).orElseThrow();
    Aftermath opened =
        new Aftermath(
            State.LOOKING, NOON, NOON.plus(Duration.ofDays(1)), Optional.empty(), Optional.empty());
    return fixture
        .commit(
            fail(doubtful)
                .with(Optional.of(opened))
                .decidedBy(Optional.of(new Decision("ann", "job.release", "gone"))))
        .orElseThrow();
  }

  private String row() {
    return fixture.row(
        "select state, vendor_job, handle, ended_at is null from aftermath"
            + " where job_id = (select id from job)");
  }

  @Test
  void an_end_that_is_watched_keeps_the_channels_slot_and_nothing_else() {
    givenUp();

    assertThat(fixture.slot("c:main")).isEqualTo("1 0");
    assertThat(fixture.slot("k:acme/web")).isEqualTo("0 0");
    assertThat(fixture.row("select action, operator from audit")).isEqualTo("job.release ann");
    fixture.reopen();
    fixture.rooms.open("main", 5);
    fixture.started(job("acme", "web", 2, "main"));
    assertThat(fixture.slot("c:main")).isEqualTo("2 0");
  }

  @Test
  void a_loss_is_booked_once_and_no_budget_counts_it() {
    Job ended = givenUp();
    assertThat(fixture.commit(new Surface(ended, FOUND, NOON))).isPresent();
    assertThat(fixture.commit(new Surface(ended, FOUND, NOON))).isEmpty();
    assertThat(row()).startsWith("following v1 {\"path\":\"/tasks\"}");

    Subside over = new Subside(ended, State.SUCCEEDED, Optional.of(LOSS), NOON.plusSeconds(99));
    assertThat(fixture.commit(over)).isPresent();
    assertThat(fixture.commit(over)).isEmpty();

    assertThat(row()).startsWith("succeeded v1");
    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
    assertThat(
            fixture.row(
                "select held_micros, used_micros, absorbed_micros, vendor_cost from entry"
                    + " where kind = 'absorb'"))
        .isEqualTo("0 0 1000000 {\"amount\":\"1\"}");
    assertThat(fixture.row("select held_micros, used_micros from budget")).isEqualTo("0 0");
    assertThat(fixture.meters.get("filmgate.jobs.absorbed").counter().count()).isEqualTo(1);
  }

  @Test
  void a_vendors_job_that_has_turned_up_is_known_as_this_ones() {
    Job ended = givenUp();
    fixture.commit(new Surface(ended, FOUND, NOON));

    assertThat(await(fixture.table.findAtVendor("main", "v1"))).map(Job::id).contains(ended.id());
    assertThat(await(fixture.table.findAtVendor("main", "v2"))).isEmpty();
    assertThat(await(fixture.table.findAtVendor("other", "v1"))).isEmpty();
    fixture.commit(new Subside(ended, State.FAILED, Optional.empty(), NOON));
  }

  @Test
  void a_job_is_kept_as_long_as_it_is_watched() {
    Job ended = givenUp();
    assertThat(deletable()).isEmpty();

    fixture.commit(new Subside(ended, State.MISSING, Optional.empty(), NOON));

    assertThat(deletable()).containsExactly(ended.id());
  }

  private List<String> deletable() {
    return await(
        fixture
            .store
            .store()
            .read(
                connection ->
                    new FinishedJobs(connection).endedBefore(NOON.plus(Duration.ofDays(99)))));
  }

  @Test
  void a_job_that_is_not_watched_has_nothing_to_be_over() {
    Job started = fixture.started(job("acme", "web", 1, "main"));
    Job failed = fixture.commit(fail(started)).orElseThrow();

    assertThat(fixture.commit(new Surface(failed, FOUND, NOON))).isEmpty();
    assertThat(fixture.commit(new Subside(failed, State.MISSING, Optional.empty(), NOON)))
        .isEmpty();
    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
  }

  @Test
  void an_absorption_that_books_allowance_is_a_slip() {
    Job ended = givenUp();
    fixture.commit(new Subside(ended, State.SUCCEEDED, Optional.of(LOSS), NOON));
    fixture.execute("update entry set n = 1 where kind = 'absorb'");
    assertThat(fixture.audit()).singleElement().asString().contains("absorb 1");
    fixture.execute("update entry set n = 0 where kind = 'absorb'");
  }
}
