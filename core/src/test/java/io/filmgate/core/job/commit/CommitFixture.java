package io.filmgate.core.job.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Accepted;
import io.filmgate.core.job.Job.Ending;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.JobTable;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.Doubt;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.Requeue;
import io.filmgate.core.ledger.Difference;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.ledger.LedgerAudit;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** A writer on a store of its own, and what tests hand to it. */
final class CommitFixture implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  static final Duration SEND_WITHIN = Duration.ofSeconds(30);
  static final Duration LINE_SEND_WITHIN = Duration.ofSeconds(20);
  static final Hold HOLD = new Hold(1, 5_000, 1_000_000, true);
  static final LimitsConfig UNLIMITED = LimitsConfig.NONE;

  final TestStore store;
  final OpenRooms rooms = new OpenRooms();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final List<Job> startedFromLine = new CopyOnWriteArrayList<>();
  Instant present = NOON;
  JobCommits commits;
  JobTable table;

  /** For what does not depend on the database. */
  CommitFixture() {
    this(TestDatabase.SQLITE);
  }

  CommitFixture(TestDatabase database) {
    store = new TestStore(database);
    commits = newCommits();
    table = new JobTable(store.store());
  }

  private JobCommits newCommits() {
    return new JobCommits(
        store.store(),
        rooms,
        LINE_SEND_WITHIN,
        () -> present,
        startedFromLine::addAll,
        new JobMeters(meters));
  }

  void reopen() {
    store.reopen();
    commits = newCommits();
    table = new JobTable(store.store());
  }

  <R> R commit(JobOperation<R> operation) {
    return TestStore.await(commits.commit(operation));
  }

  static ChannelOffer offer(String channelId, int runningJobs) {
    return new ChannelOffer(channelId, channelId + "-account", "kling@1.0.0", runningJobs);
  }

  static Job job(String tenant, String key, int number, String... lane) {
    return job(tenant, key, number, NOON, HOLD, lane);
  }

  static Job job(
      String tenant, String key, int number, Instant createdAt, Hold held, String... lane) {
    return job("video_%026d".formatted(number), tenant, key, createdAt, held, lane);
  }

  static Job job(
      String id, String tenant, String key, Instant createdAt, Hold held, String... lane) {
    return new Job(
        id,
        tenant,
        key,
        "kling-v1",
        JobState.QUEUED,
        createdAt,
        new JsonObject().put("prompt", "an astronaut"),
        PLANNED,
        held,
        List.of(lane),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static final Job.Planned PLANNED =
      new Job.Planned(
          "kling-v1",
          "image2video",
          Map.of("videos", 1L, "milliseconds", 5_000L),
          Map.of("mode", "std"),
          List.of(new JsonObject().put("code", "ignored").put("param", "size")),
          new JsonObject(),
          0);

  /** Admits a job on the channels of its lane, with the rooms' limits. */
  Admit admit(Job job, LimitsConfig key, LimitsConfig tenant) {
    List<ChannelOffer> offers = new ArrayList<>();
    job.lane().forEach(id -> rooms.channel(id).ifPresent(offers::add));
    return new Admit(
        job,
        Optional.empty(),
        new AdmissionLimits(key, tenant),
        offers,
        job.createdAt(),
        SEND_WITHIN);
  }

  Admit admit(Job job) {
    return admit(job, UNLIMITED, UNLIMITED);
  }

  Job started(Job job) {
    Admission admission = commit(admit(job));
    assertThat(admission).isInstanceOf(Admission.Started.class);
    return ((Admission.Started) admission).job();
  }

  Job waiting(Job job) {
    Admission admission = commit(admit(job));
    assertThat(admission).isInstanceOf(Admission.Waiting.class);
    return ((Admission.Waiting) admission).job();
  }

  Job running(Job job) {
    return commit(accept(started(job))).orElseThrow();
  }

  static Accept accept(Job job) {
    return new Accept(
        job,
        new Accepted(
            "vendor-" + job.id(),
            Map.of("region", "cn"),
            new JsonObject().put("payload", ""),
            NOON,
            NOON.plus(Duration.ofHours(2))),
        NOON);
  }

  static Doubt doubt(Job job) {
    return new Doubt(job, "no answer", NOON);
  }

  static Requeue requeue(Job job) {
    return new Requeue(job, ended("busy"), NOON);
  }

  static EndedAttempt ended(String outcome) {
    return new EndedAttempt(outcome, new JsonObject());
  }

  static NextAttempt next(Job job, ChannelOffer offer, Hold held, LimitsConfig key) {
    return new NextAttempt(
        job,
        ended("refused"),
        offer,
        PLANNED,
        held,
        new AdmissionLimits(key, UNLIMITED),
        NOON,
        SEND_WITHIN);
  }

  static Close fail(Job job) {
    Ending ending =
        new Ending(
            NOON.plusSeconds(60),
            Optional.of(new JsonObject().put("code", "vendor_failed")),
            Optional.empty());
    return new Close(
        job,
        JobState.FAILED,
        ending,
        Settlement.release("refused"),
        Optional.empty(),
        NOON.plusSeconds(60));
  }

  static Close succeed(Job job, Hold used) {
    Ending ending =
        new Ending(NOON.plusSeconds(60), Optional.empty(), Optional.of(new JsonObject()));
    return new Close(
        job,
        JobState.SUCCEEDED,
        ending,
        new Settlement(used, Hold.NONE, Optional.empty(), "completed"),
        Optional.empty(),
        NOON.plusSeconds(60));
  }

  static LimitsConfig runningAndQueued(int running, int queued) {
    return new LimitsConfig(
        OptionalInt.empty(), OptionalInt.of(running), OptionalInt.of(queued), List.of());
  }

  static LimitsConfig perMinute(int requests) {
    return new LimitsConfig(
        OptionalInt.of(requests), OptionalInt.empty(), OptionalInt.empty(), List.of());
  }

  static LimitsConfig budget(BudgetConfig.Unit unit, String amount, BudgetConfig.Period per) {
    return new LimitsConfig(
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(new BudgetConfig(unit, new BigDecimal(amount), per)));
  }

  /** One row's columns, joined by spaces. */
  String row(String sql) {
    return TestStore.await(
        store
            .store()
            .read(
                connection -> {
                  try (var statement = connection.createStatement();
                      var row = statement.executeQuery(sql)) {
                    if (!row.next()) {
                      return "";
                    }
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                      columns.add(row.getString(i));
                    }
                    return String.join(" ", columns);
                  }
                }));
  }

  /** Runs a statement behind the writer's back. */
  void execute(String sql) {
    TestStore.await(
        store
            .store()
            .write(
                connection -> {
                  try (var statement = connection.createStatement()) {
                    return statement.execute(sql);
                  }
                }));
  }

  String slot(String id) {
    return row("select running, waiting from slot where id = '" + id + "'");
  }

  /** Everything that does not add up. */
  List<Difference> audit() {
    return TestStore.await(
        store
            .store()
            .read(
                connection -> {
                  List<Difference> differences = new ArrayList<>(LedgerAudit.run(connection));
                  differences.addAll(SlotAudit.run(connection));
                  return differences;
                }));
  }

  @Override
  public void close() {
    store.close();
  }
}
