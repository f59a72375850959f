package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.SEND_WITHIN;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.perMinute;
import static io.filmgate.core.job.commit.CommitFixture.runningAndQueued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
