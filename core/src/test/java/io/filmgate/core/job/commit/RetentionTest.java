package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.ended;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.UlidCreator;
import io.filmgate.core.config.JobsConfig;
import io.filmgate.core.config.JobsConfig.ModeratedOutput;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.job.UsageReport;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.job.retention.Retention;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.StoreUnavailableException;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class RetentionTest {
  private static final Duration DAYS_30 = Duration.ofDays(30);
  private static final JobsConfig CONFIG =
      new JobsConfig(Duration.ZERO, Duration.ZERO, Duration.ZERO, ModeratedOutput.RELEASE, DAYS_30);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final CommitFixture fixture;
  private Instant now = NOON;

  RetentionTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void openChannels() {
    fixture.rooms.open("main", 10_000);
    fixture.rooms.open("backup", 10_000);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private long runRetention() {
    try (Retention retention =
        new Retention(fixture.store.vertx(), fixture.store.store(), () -> now, () -> CONFIG)) {
      return TestStore.await(retention.once());
    }
  }

  private Job madeAt(Instant at, String channel) {
    String id = "video_" + UlidCreator.getMonotonicUlid(at.toEpochMilli());
    return job(id, "acme", "web", at, HOLD, channel);
  }

  private String jobs() {
    return fixture.row("select count(*) from job");
  }

  @Test
  void a_job_goes_with_its_attempts_when_it_has_been_kept_long_enough_and_its_entries_stay() {
    Job first = fixture.started(madeAt(NOON, "main"));
    first =
        fixture
            .commit(
                CommitFixture.next(
                    first,
                    CommitFixture.offer("backup", 9),
                    new Hold(1, 5_000, 1_500_000, true),
                    CommitFixture.UNLIMITED))
            .orElseThrow();
    first = fixture.commit(CommitFixture.accept(first)).orElseThrow();
    fixture.commit(succeed(first, HOLD));
    Instant endedAt = NOON.plusSeconds(60);

    now = endedAt.plus(DAYS_30);
    assertThat(runRetention()).isZero();
    now = now.plusMillis(1);
    assertThat(runRetention()).isOne();

    assertThat(TestStore.await(fixture.table.find(first.id()))).isEmpty();
    assertThat(jobs()).isEqualTo("0");
    assertThat(fixture.row("select count(*) from attempt")).isEqualTo("0");
    assertThat(
            fixture.row(
                "select count(*), sum(held_micros), sum(used_micros), max(job_state),"
                    + " max(job_channel_id) from entry"))
        .isEqualTo("3 0 1000000 succeeded backup");
    assertThat(fixture.audit()).isEmpty();
  }

  @Test
  void open_jobs_stay_however_old_they_are() {
    fixture.waiting(job("acme", "web", 1, "closed"));
    fixture.started(job("acme", "web", 2, "main"));
    fixture.running(job("acme", "web", 3, "main"));
    fixture.commit(CommitFixture.doubt(fixture.running(job("acme", "web", 4, "main"))));
    fixture.commit(CommitFixture.doubt(fixture.started(job("acme", "web", 5, "main"))));
    fixture.commit(fail(fixture.started(job("acme", "web", 6, "main"))));
    now = NOON.plus(Duration.ofDays(3_650));

    assertThat(runRetention()).isOne();
    assertThat(jobs()).isEqualTo("5");
    assertThat(fixture.audit()).isEmpty();
  }

  @Test
  void a_job_that_is_looked_for_beyond_its_end_stays_until_that_is_over() {
    Job ended = fixture.running(job("acme", "web", 1, "main"));
    fixture.commit(fail(ended));
    fixture.execute(
        "insert into aftermath (job_id, channel_id, state, since, until)"
            + " values ('"
            + ended.id()
            + "', 'main', 'looking', 0, 0)");
    now = NOON.plus(Duration.ofDays(31));
    assertThat(runRetention()).isZero();

    fixture.execute("update aftermath set state = 'absent', ended_at = 1");
    assertThat(runRetention()).isOne();
    assertThat(fixture.row("select count(*) from aftermath")).isEqualTo("0");
  }

  @Test
  void usage_and_budgets_are_the_same_before_and_after() {
    Job charged = madeAt(NOON, "main");
    fixture.commit(
        fixture.admit(charged, budget(Unit.CREDITS, "9", Period.EVER), CommitFixture.UNLIMITED));
    Job charging = TestStore.await(fixture.table.find(charged.id())).orElseThrow();
    fixture.commit(
        new Close(
            fixture.commit(CommitFixture.accept(charging)).orElseThrow(),
            JobState.SUCCEEDED,
            new Job.Ending(NOON, Optional.empty(), Optional.of(new JsonObject())),
            new Settlement(
                new Hold(1, 4_000, 800_000, true),
                Hold.NONE,
                Optional.of(new JsonObject().put("amount", "0.7").put("unit", "units")),
                "completed"),
            Optional.of(ended("ok")),
            NOON));
    fixture.commit(fail(fixture.started(madeAt(NOON.minus(Duration.ofDays(2)), "backup"))));
    fixture.running(madeAt(NOON, "backup"));
    UsageReport report = new UsageReport(fixture.store.store(), () -> NOON);
    List<List<UsageRow>> before = usage(report);
    assertThat(before.get(0)).hasSize(3);
    String budgets = fixture.row("select id, held_micros, used_micros from budget");
    now = NOON.plus(Duration.ofDays(31));

    assertThat(runRetention()).isEqualTo(2);

    assertThat(usage(report)).isEqualTo(before);
    assertThat(fixture.row("select id, held_micros, used_micros from budget")).isEqualTo(budgets);
    assertThat(fixture.audit()).isEmpty();
  }

  private static List<List<UsageRow>> usage(UsageReport report) {
    return List.of(
        usage(report, Optional.empty(), Dimension.values()),
        usage(report, Optional.of("acme"), Dimension.CHANNEL),
        usage(report, Optional.of("acme")),
        usage(report, Optional.of("other"), Dimension.DAY));
  }

  private static List<UsageRow> usage(
      UsageReport report, Optional<String> tenant, Dimension... by) {
    return TestStore.await(
        report.sums(new UsageQuery(tenant, TODAY.minusDays(9), TODAY, List.of(by))));
  }

  /** A budget that is new in its window starts from the ledger. */
  @Test
  void a_new_budget_counts_what_deleted_jobs_have_used() {
    fixture.commit(succeed(fixture.running(madeAt(NOON, "main")), HOLD));
    now = NOON.plus(Duration.ofDays(31));
    assertThat(runRetention()).isOne();

    Admission second =
        fixture.commit(
            fixture.admit(
                madeAt(NOON.plus(Duration.ofDays(31)), "main"),
                budget(Unit.CREDITS, "1.5", Period.EVER),
                CommitFixture.UNLIMITED));

    assertThat(second).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void an_idempotency_key_lives_as_long_as_its_job() {
    Job first = madeAt(NOON, "main");
    Job started = ((Admission.Started) fixture.commit(admitOnce(first))).job();
    fixture.commit(fail(started));
    assertThat(fixture.commit(admitOnce(madeAt(NOON, "main"))))
        .isNotInstanceOf(Admission.Started.class);
    now = NOON.plus(Duration.ofDays(31));
    assertThat(runRetention()).isOne();

    assertThat(fixture.commit(admitOnce(madeAt(now, "main"))))
        .isInstanceOf(Admission.Started.class);
  }

  private JobOperation.Admit admitOnce(Job job) {
    JobOperation.Admit admit = fixture.admit(job);
    return new JobOperation.Admit(
        job,
        Optional.of(new Idempotency("order-1", "same")),
        admit.limits(),
        admit.offers(),
        admit.now(),
        admit.sendWithin());
  }

  /** More than a page of ids, while others are admitted and end. */
  @Test
  void many_jobs_go_beside_others_that_come() {
    int old = 1_070;
    List<Future<Admission>> admissions = new ArrayList<>();
    for (int i = 0; i < old; i++) {
      admissions.add(fixture.commits.commit(fixture.admit(job("acme", "web", i, "main"))));
    }
    List<Job> jobs = new ArrayList<>();
    TestStore.awaitAll(admissions).forEach(one -> jobs.add(((Admission.Started) one).job()));
    TestStore.awaitAll(jobs.stream().map(one -> fixture.commits.commit(fail(one))).toList());
    now = NOON.plus(Duration.ofDays(31));
    Retention retention =
        new Retention(fixture.store.vertx(), fixture.store.store(), () -> now, () -> CONFIG);

    Future<Long> deleted = retention.once();
    int more = 0;
    while (!deleted.isComplete()) {
      fixture.running(job("acme", "web", old + more++, now, HOLD, "main"));
    }

    assertThat(TestStore.await(deleted)).isEqualTo(old);
    assertThat(jobs()).isEqualTo(Integer.toString(more));
    assertThat(fixture.audit()).isEmpty();
    retention.close();
  }

  @Test
  void nothing_is_deleted_after_the_end() {
    fixture.commit(fail(fixture.started(madeAt(NOON, "main"))));
    now = NOON.plus(Duration.ofDays(31));
    Retention retention =
        new Retention(fixture.store.vertx(), fixture.store.store(), () -> now, () -> CONFIG);
    retention.close();

    assertThat(TestStore.await(retention.once())).isZero();
    assertThat(jobs()).isEqualTo("1");
  }

  @Test
  void a_store_that_is_away_ends_the_round_and_the_next_one_succeeds() {
    fixture.commit(fail(fixture.started(madeAt(NOON, "main"))));
    now = NOON.plus(Duration.ofDays(31));
    fixture.execute("alter table job rename to job_that_is_away");

    assertThatThrownBy(this::runRetention).isInstanceOf(StoreUnavailableException.class);
    fixture.execute("alter table job_that_is_away rename to job");
    assertThat(runRetention()).isOne();
  }
}
