package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.Job.Accepted;
import io.filmgate.core.job.Job.Ending;
import io.filmgate.core.job.Job.Planned;
import io.filmgate.core.job.Jobs.Filter;
import io.filmgate.core.job.commit.Admission;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobMeters;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.NoRooms;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.QueryPlan;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class JobTableTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00.123Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestStore store;
  private final JobTable table;
  private final JobCommits commits;

  JobTableTest(TestDatabase database) {
    store = new TestStore(database);
    table = new JobTable(store.store());
    commits =
        new JobCommits(
            store.store(),
            new NoRooms(),
            MINUTE,
            InstantSource.fixed(SampleJobs.NOON),
            started -> {},
            new JobMeters(new SimpleMeterRegistry()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void every_part_of_a_job_is_read_as_it_was_written() {
    Job started = start("acme", 1, "kling-v1");
    Accepted accepted =
        new Accepted(
            "87654",
            Map.of("kind", "image2video"),
            new JsonObject().put("payload", "tenant's own"),
            NOW,
            NOW.plus(MINUTE));
    Job running = TestStore.await(commits.commit(new Accept(started, accepted, NOW))).orElseThrow();
    Ending ending =
        new Ending(
            NOW.plus(MINUTE),
            Optional.empty(),
            Optional.of(new JsonObject().put("assets", "宇航员 \"quoted\"")));
    Close close =
        new Close(
            running,
            JobState.SUCCEEDED,
            ending,
            new Settlement(running.held(), Hold.NONE, Optional.empty(), "completed"),
            Optional.empty(),
            NOW.plus(MINUTE));
    Job done = TestStore.await(commits.commit(close)).orElseThrow();

    assertThat(done.accepted()).contains(accepted);
    assertThat(done.ending()).contains(ending);
    assertThat(TestStore.await(table.find("acme", done.id()))).contains(done);
  }

  @Test
  void another_tenants_job_is_as_unknown_as_one_that_does_not_exist() {
    Job job = start("acme", 1, "kling-v1");

    assertThat(TestStore.await(table.find("other", job.id()))).isEmpty();
    assertThat(TestStore.await(table.find("acme", "video_x"))).isEmpty();
    assertThat(TestStore.await(table.find(job.id()))).contains(job);
  }

  @Test
  void jobs_are_listed_newest_first_with_one_more_than_asked_for() {
    for (int i = 1; i <= 5; i++) {
      start("acme", i, "kling-v1");
    }
    start("other", 6, "kling-v1");

    assertThat(list(new Filter(10, Optional.empty(), List.of(), Optional.empty())))
        .containsExactly(id(5), id(4), id(3), id(2), id(1));
    assertThat(list(new Filter(2, Optional.of(id(5)), List.of(), Optional.empty())))
        .containsExactly(id(4), id(3), id(2));
    assertThat(list(new Filter(2, Optional.of(id(3)), List.of(), Optional.empty())))
        .containsExactly(id(2), id(1));
  }

  @Test
  void a_list_can_be_of_some_states_and_one_model() {
    start("acme", 1, "kling-v1");
    start("acme", 2, "viduq1");
    admit(job("acme", 3, "viduq1"), List.of());

    List<JobState> open = List.of(JobState.SUBMITTING, JobState.RUNNING);
    assertThat(list(new Filter(9, Optional.empty(), open, Optional.empty())))
        .containsExactly(id(2), id(1));
    assertThat(list(new Filter(9, Optional.empty(), open, Optional.of("viduq1"))))
        .containsExactly(id(2));
    assertThat(list(new Filter(9, Optional.empty(), List.of(JobState.QUEUED), Optional.empty())))
        .containsExactly(id(3));
  }

  @Test
  void open_jobs_come_in_pages_oldest_first() {
    for (int i = 1; i <= 5; i++) {
      start("acme", i, "kling-v1");
    }
    Job second = TestStore.await(table.find(id(2))).orElseThrow();
    Close close =
        new Close(
            second,
            JobState.FAILED,
            new Ending(NOW, Optional.of(new JsonObject().put("code", "x")), Optional.empty()),
            Settlement.release("refused"),
            Optional.empty(),
            NOW);
    TestStore.await(commits.commit(close));

    assertThat(TestStore.await(table.open(Optional.empty(), 2)))
        .extracting(Job::id)
        .containsExactly(id(1), id(3));
    assertThat(TestStore.await(table.open(Optional.of(id(3)), 2)))
        .extracting(Job::id)
        .containsExactly(id(4), id(5));
  }

  @Test
  void open_jobs_and_idempotency_keys_are_found_by_their_indexes() {
    QueryPlan open = QueryPlan.of(store, JobTable.OPEN);
    assertThat(open.indexes()).containsExactly("job_open");
    assertThat(open.searched()).contains("owner", "id");
    assertThat(open.sorts()).isFalse();
    QueryPlan queued = QueryPlan.of(store, JobTable.QUEUED_BEFORE);
    assertThat(queued.indexes()).containsExactly("job_open");
    assertThat(queued.sorts()).isFalse();
    QueryPlan named = QueryPlan.of(store, JobTable.BY_IDEMPOTENCY_KEY);
    assertThat(named.indexes()).containsExactly("job_idempotency");
    assertThat(named.searched()).contains("tenant_id", "idempotency_key");
  }

  @Test
  void waiting_jobs_are_counted_by_key_and_lane() {
    admit(job("acme", 1, "kling-v1"), List.of());
    admit(job("acme", 2, "kling-v1"), List.of());

    assertThat(TestStore.await(table.waiting()))
        .containsExactly(new JobTable.Waiting("acme", "web", List.of("main", "backup"), 2));
  }

  private List<String> list(Filter filter) {
    return TestStore.await(table.list("acme", filter)).stream().map(Job::id).toList();
  }

  private Job start(String tenant, int number, String model) {
    ChannelOffer offer = new ChannelOffer("main", "account", "kling@1.0.0", 1000);
    return ((Admission.Started) admit(job(tenant, number, model), List.of(offer))).job();
  }

  private Admission admit(Job job, List<ChannelOffer> offers) {
    AdmissionLimits limits = new AdmissionLimits(LimitsConfig.NONE, LimitsConfig.NONE);
    return TestStore.await(
        commits.commit(new Admit(job, Optional.empty(), limits, offers, NOW, MINUTE)));
  }

  private static String id(int number) {
    return "video_%026d".formatted(number);
  }

  private static Job job(String tenant, int number, String model) {
    Planned planned =
        new Planned(
            "kling-v1-6",
            "text2video",
            Map.of("videos", 1L, "milliseconds", 5_000L),
            Map.of("mode", "std"),
            List.of(new JsonObject().put("code", "ignored").put("param", "size")),
            new JsonObject().put("external_task_id", "mine"),
            172_800);
    return new Job(
        id(number),
        tenant,
        "web",
        model,
        JobState.QUEUED,
        NOW,
        new JsonObject().put("prompt", "月球").put("task", 9_007_199_254_740_993L),
        planned,
        new Hold(1, 5_000, 1_000_000, true),
        List.of("main", "backup"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
