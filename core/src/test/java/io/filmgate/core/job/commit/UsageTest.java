package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.PLANNED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.ulid.UlidCreator;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Ending;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.job.UsageReport;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.Tenant;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class UsageTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Instant LAST_NIGHT = Instant.parse("2026-11-24T23:59:59.999Z");

  private final CommitFixture fixture;
  private final UsageReport report;

  UsageTest(TestDatabase database) {
    fixture = new CommitFixture(database);
    report = new UsageReport(fixture.store.store(), () -> NOON);
  }

  @BeforeEach
  void openChannels() {
    fixture.rooms.open("main", 1000);
    fixture.rooms.open("backup", 1000);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Job run(String tenant, String key, String model, Instant at, String channel) {
    Job job =
        new Job(
            "video_" + UlidCreator.getMonotonicUlid(at.toEpochMilli()),
            tenant,
            key,
            model,
            JobState.QUEUED,
            at,
            new JsonObject().put("prompt", "an astronaut"),
            PLANNED,
            HOLD,
            List.of(channel),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return fixture.running(job);
  }

  private void succeed(Job job, Hold used, String cost) {
    Ending ending = new Ending(NOON, Optional.empty(), Optional.of(new JsonObject()));
    JsonObject vendorCost = new JsonObject().put("amount", cost).put("unit", "units");
    fixture.commit(
        new Close(
            job,
            JobState.SUCCEEDED,
            ending,
            new Settlement(used, Hold.NONE, Optional.of(vendorCost), "completed"),
            Optional.empty(),
            NOON));
  }

  private List<UsageRow> sums(Optional<String> tenant, LocalDate from, Dimension... by) {
    return TestStore.await(report.sums(new UsageQuery(tenant, from, TODAY, List.of(by))));
  }

  @Test
  void jobs_are_summed_up_by_day_and_by_what_is_asked_for() {
    succeed(run("acme", "web", "kling-v1", NOON, "main"), HOLD, "0.5");
    succeed(run("acme", "web", "kling-v1", NOON, "main"), HOLD, "0.5");
    succeed(
        run("acme", "app", "kling-v1", NOON, "backup"), new Hold(1, 4_000, 800_000, true), "0.3");
    fixture.commit(CommitFixture.fail(run("acme", "web", "viduq1", LAST_NIGHT, "main")));
    run("acme", "web", "kling-v1", NOON, "main");
    succeed(run("other", "web", "kling-v1", NOON, "main"), HOLD, "1");

    assertThat(sums(Optional.of("acme"), TODAY.minusDays(1), Dimension.DAY, Dimension.KEY))
        .containsExactly(
            new UsageRow(List.of("2026-11-24", "web"), 1, 0, 1, 0, 0, 0, Map.of()),
            new UsageRow(List.of("2026-11-25", "app"), 1, 1, 0, 0, 4_000, 800_000, units("0.3")),
            new UsageRow(
                List.of("2026-11-25", "web"), 3, 2, 0, 0, 10_000, 2_000_000, units("1.0")));
    assertThat(sums(Optional.empty(), TODAY, Dimension.TENANT, Dimension.CHANNEL))
        .extracting(UsageRow::of)
        .containsExactly(
            List.of("acme", "backup"), List.of("acme", "main"), List.of("other", "main"));
    assertThat(sums(Optional.empty(), TODAY))
        .containsExactly(new UsageRow(List.of(), 5, 4, 0, 0, 19_000, 3_800_000, units("2.3")));
    assertThat(sums(Optional.of("nobody"), TODAY, Dimension.MODEL)).isEmpty();
  }

  @Test
  void what_is_left_of_a_budget_is_known_before_and_after_a_job_ends() {
    LimitsConfig limits = budget(Unit.CREDITS, "10", Period.DAY);
    Caller caller = caller(limits);
    Job running = run("acme", "web", "kling-v1", NOON, "main");
    run("acme", "web", "kling-v1", LAST_NIGHT, "main");

    var reserved = TestStore.await(report.budgets(caller)).get(0);
    assertThat(reserved.reserved()).isEqualByComparingTo("1");
    assertThat(reserved.used()).isZero();
    assertThat(reserved.resetsAt()).contains(Instant.parse("2026-11-26T00:00:00Z"));

    succeed(running, new Hold(1, 4_000, 800_000, true), "1");
    var used = TestStore.await(report.budgets(caller)).get(0);
    assertThat(used.reserved()).isZero();
    assertThat(used.used()).isEqualByComparingTo("0.8");
  }

  private static Caller caller(LimitsConfig keyLimits) {
    return new Caller(
        new Tenant("acme", Set.of("default"), BigDecimal.ONE, LimitsConfig.NONE),
        new ApiKey("acme", "web", List.of("*"), List.of(), Optional.empty(), true, keyLimits));
  }

  private static Map<String, BigDecimal> units(String amount) {
    return Map.of("units", new BigDecimal(amount));
  }
}
