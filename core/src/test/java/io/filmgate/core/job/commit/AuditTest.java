package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.retention.FinishedJobs;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.Store;
import io.filmgate.core.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EveryDatabase
class AuditTest {
  private final CommitFixture fixture;

  AuditTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void someJobs() {
    fixture.rooms.open("main", 100);
    Job first =
        ((Admission.Started)
                fixture.commit(
                    fixture.admit(
                        job("acme", "web", 1, "main"),
                        budget(Unit.JOBS, "9", Period.MONTH),
                        UNLIMITED)))
            .job();
    fixture.commit(succeed(fixture.commit(CommitFixture.accept(first)).orElseThrow(), HOLD));
    fixture.started(job("acme", "web", 2, "main"));
    fixture.waiting(job("acme", "web", 3, "closed"));
    assertThat(fixture.audit()).isEmpty();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update budget set held_micros = held_micros + 1 | budget k:acme/web/month",
        "update budget set used_jobs = 0                 | budget k:acme/web/month",
        "update slot set running = 7 where id = 'c:main' | slot c:main",
        "delete from slot where id = 't:acme'            | slot t:acme",
        "update flow set waiting = 2                     | flow k:acme/web",
        "delete from entry where kind = 'close'          | closings",
        "delete from entry where kind = 'reserve'        | reservations",
        "update entry set job_id = 'lost' where kind = 'close' | entry lost close 0 is of no job",
        "update entry set kind = 'gift' where kind = 'close'   | gift 0 is not what its kind books",
        "update entry set key_id = 'app' where kind = 'close'  | that are not its own is 1",
        "update entry set reserved_at = 0 where kind = 'close' | that are not its own is 1",
        "update entry set used_micros = 9000000 where kind = 'close' | 9 credits, should be from",
        "update entry set used_jobs = 1 where kind = 'reserve' | reserve 0 is not what its kind",
        "update budget set held_jobs = -1                      | nothing or more",
        "update budget set starts_at = starts_at + 1           | for the window of its name",
        "update budget set period = 'WEEK'                     | for the window of its name",
        "update budget set key_id = null                       | for the window of its name",
        "update job set held_micros = 1 where state = 'queued' | held",
        "delete from job where state = 'succeeded'             | close 0 is of no job",
        "update entry set job_state = 'failed' where kind = 'close' | of a job that is deleted",
      })
  void whatever_does_not_add_up_is_named(String damage, String named) {
    fixture.execute(damage);

    assertThat(fixture.audit())
        .isNotEmpty()
        .anySatisfy(difference -> assertThat(difference.toString()).contains(named.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update entry set used_micros = 9000000 where kind = 'close' | 9 credits, should be from",
        "update entry set key_id = 'app' where kind = 'close'  | that are not its own is 1",
        "update entry set held_micros = 0 where kind = 'close' | held",
        "delete from entry where kind = 'reserve'              | reservations",
        "update entry set job_state = null                     | close 0 is of no job",
      })
  void deleted_jobs_are_proven_from_their_entries_alone(String damage, String named) {
    String done = fixture.row("select id from job where state = 'succeeded'");
    Store.writeBeside(
        fixture.store.configuration(),
        fixture.store.home(),
        connection -> new FinishedJobs(connection).delete(List.of(done)));
    assertThat(fixture.audit()).isEmpty();

    fixture.execute(damage);

    assertThat(fixture.audit())
        .isNotEmpty()
        .anySatisfy(difference -> assertThat(difference.toString()).contains(named.strip()));
  }

  @Test
  void a_new_process_counts_its_slots_anew_and_keeps_rates_and_turns() {
    fixture.execute("update slot set running = 50, waiting = 50, tat = 77");
    fixture.execute("insert into slot values ('c:gone', 5, 5, 5, 5)");
    fixture.execute("delete from flow");
    fixture.reopen();
    fixture.commit(new JobOperation.StartWaiting(CommitFixture.NOON));

    assertThat(fixture.audit()).isEmpty();
    assertThat(fixture.row("select distinct tat from slot where id like 'k:%'")).isEqualTo("77");
    fixture.rooms.open("closed", 1);
    assertThat(fixture.commit(new JobOperation.StartWaiting(CommitFixture.NOON))).isEqualTo(1);
  }
}
