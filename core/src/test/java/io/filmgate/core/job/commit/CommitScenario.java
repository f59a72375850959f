package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.PLANNED;
import static io.filmgate.core.job.commit.CommitFixture.ended;
import static io.filmgate.core.job.commit.CommitFixture.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.job.commit.JobOperation.Transition;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One history, played on the real writer and on the model at the same time. */
final class CommitScenario {
  static final int CHANNEL_ROOM = 3;
  static final int KEY_ROOM = 4;
  static final int TENANT_ROOM = 6;
  static final int QUEUE = 5;
  static final List<String> TENANTS = List.of("acme", "other");
  private static final List<String> KEYS = List.of("batch", "web");
  private static final List<List<String>> LANES =
      List.of(List.of("a"), List.of("a", "b"), List.of("b", "c"));

  /** Something that may happen; to which job depends on what there is. */
  record Step(Kind kind, Way way, int choice, int amount) {}

  enum Kind {
    ADMIT,
    ADMIT_AGAIN,
    ONCE,
    TWICE,
    FROM_THE_PAST,
    START_WAITING
  }

  enum Way {
    ACCEPT,
    DOUBT,
    REQUEUE,
    NEXT,
    FAIL,
    SUCCEED,
    CANCEL
  }

  /** What happens at the same time, after the world has changed a little. */
  record Round(
      List<Step> steps,
      List<CommitGifts.Gift> gifts,
      int minutes,
      int openChannels,
      int limit,
      boolean isRestart) {}

  private final CommitFixture fixture;
  private final JobModel model = new JobModel();
  private final CommitChecks checks;
  private final CommitGifts gifts;
  private final Map<String, Job> byIdempotencyKey = new LinkedHashMap<>();
  private Instant now = Instant.parse("2026-11-30T22:30:00Z");
  private LimitsConfig keyLimits = LimitsConfig.NONE;
  private LimitsConfig tenantLimits = LimitsConfig.NONE;
  private int admitted;

  CommitScenario(CommitFixture fixture) {
    this.fixture = fixture;
    this.checks = new CommitChecks(fixture, model);
    this.gifts = new CommitGifts(fixture, model, TENANTS, KEYS);
    for (String tenant : TENANTS) {
      fixture.rooms.tenants.put(tenant, TENANT_ROOM);
      KEYS.forEach(key -> fixture.rooms.keys.put(tenant + "/" + key, KEY_ROOM));
    }
  }

  void play(Round round) {
    changeWorld(round);
    round.gifts().forEach(gift -> gifts.make(gift, now));
    List<JobOperation<?>> operations = new ArrayList<>();
    for (Step step : round.steps()) {
      operations.addAll(operations(step));
    }
    List<Future<?>> answers = new ArrayList<>();
    fixture.store.together(
        () -> operations.forEach(each -> answers.add(fixture.commits.commit(each))));
    boolean isAlone = operations.size() == 1;
    for (int i = 0; i < operations.size(); i++) {
      take(operations.get(i), TestStore.await(answers.get(i)), isAlone);
    }
    fixture.commit(new StartWaiting(now));
    fixture.startedFromLine.forEach(model::see);
    fixture.startedFromLine.clear();
    check(operations, answers);
  }

  private void changeWorld(Round round) {
    if (round.isRestart()) {
      fixture.reopen();
    }
    now = now.plus(Duration.ofMinutes(round.minutes()));
    fixture.rooms.channels.clear();
    for (int i = 0; i < 3; i++) {
      if ((round.openChannels() & (1 << i)) != 0) {
        fixture.rooms.open(List.of("a", "b", "c").get(i), CHANNEL_ROOM);
      }
    }
    BigDecimal limit = BigDecimal.valueOf(round.limit());
    keyLimits =
        new LimitsConfig(
            OptionalInt.empty(),
            OptionalInt.of(KEY_ROOM),
            OptionalInt.of(QUEUE),
            List.of(
                new BudgetConfig(Unit.CREDITS, limit, Period.HOUR),
                new BudgetConfig(Unit.JOBS, BigDecimal.valueOf(12), Period.DAY)));
    tenantLimits =
        new LimitsConfig(
            OptionalInt.empty(),
            OptionalInt.of(TENANT_ROOM),
            OptionalInt.empty(),
            // a budget that comes and goes starts from the ledger each time that it is new
            round.limit() % 2 == 0
                ? List.of(new BudgetConfig(Unit.SECONDS, new BigDecimal("90"), Period.MONTH))
                : List.of(new BudgetConfig(Unit.JOBS, BigDecimal.valueOf(60), Period.EVER)));
  }

  private List<JobOperation<?>> operations(Step step) {
    return switch (step.kind()) {
      case ADMIT -> List.of(admit(step, Optional.empty()));
      case ADMIT_AGAIN -> List.of(admit(step, Optional.of("order-" + step.choice() % 5)));
      case ONCE -> transition(step, model.pick(step.choice()));
      case FROM_THE_PAST -> transition(step, model.pickFromHistory(step.choice()));
      case TWICE -> {
        List<JobOperation<?>> twice = new ArrayList<>(transition(step, model.pick(step.choice())));
        twice.addAll(List.copyOf(twice));
        yield twice;
      }
      case START_WAITING -> List.of(new StartWaiting(now));
    };
  }

  private Admit admit(Step step, Optional<String> name) {
    int number = admitted++;
    Job job =
        CommitFixture.job(
            TENANTS.get(step.choice() % 2),
            KEYS.get(step.choice() / 2 % 2),
            number,
            now,
            hold(step.amount()),
            LANES.get(step.choice() / 4 % 3).toArray(new String[0]));
    Admit admit = fixture.admit(job, keyLimits, tenantLimits);
    return new Admit(
        job,
        name.map(key -> new Idempotency(key, "same")),
        admit.limits(),
        admit.offers(),
        now,
        CommitFixture.SEND_WITHIN);
  }

  private static Hold hold(int amount) {
    return new Hold(1, 1_000L * (amount + 1), 500_000L * amount, true);
  }

  /** The step, if there is such a way from where the job was. */
  private List<JobOperation<?>> transition(Step step, Optional<Job> known) {
    return known
        .map(job -> transition(step, job))
        .filter(
            way ->
                way.job().state().canBecome(way.to())
                    && (step.way() != Way.NEXT || way.job().state() == JobState.SUBMITTING)
                    && (way.to() != JobState.SUCCEEDED || way.job().accepted().isPresent()))
        .<List<JobOperation<?>>>map(List::of)
        .orElse(List.of());
  }

  private Transition transition(Step step, Job job) {
    return switch (step.way()) {
      case ACCEPT -> CommitFixture.accept(job);
      case DOUBT -> CommitFixture.doubt(job);
      case REQUEUE -> CommitFixture.requeue(job);
      case NEXT ->
          new NextAttempt(
              job,
              ended("refused"),
              offer(job.lane().get(0), CHANNEL_ROOM),
              PLANNED,
              hold(step.amount()),
              new AdmissionLimits(keyLimits, tenantLimits),
              now,
              CommitFixture.SEND_WITHIN);
      case FAIL -> CommitFixture.fail(job);
      case SUCCEED -> CommitFixture.succeed(job, used(job, step.amount()));
      case CANCEL -> cancel(job);
    };
  }

  private static Hold used(Job job, int tenths) {
    Hold held = job.held();
    return new Hold(held.jobs(), held.millis() * tenths / 10, held.micros() * tenths / 10, true);
  }

  private static Close cancel(Job job) {
    Close close = CommitFixture.fail(job);
    return new Close(
        job,
        JobState.CANCELLED,
        new Job.Ending(close.now(), Optional.empty(), Optional.empty()),
        close.settlement(),
        Optional.empty(),
        close.now());
  }

  private void take(JobOperation<?> operation, Object answer, boolean isAlone) {
    if (operation instanceof Admit admit) {
      takeAdmission(admit, (Admission) answer, isAlone);
    } else if (operation instanceof Transition transition) {
      ((Optional<?>) answer)
          .map(Job.class::cast)
          .ifPresent(
              job -> {
                model.see(job);
                if (transition instanceof Close close) {
                  model.settle(job, close.settlement().used());
                }
              });
    }
  }

  private void takeAdmission(Admit admit, Admission admission, boolean isAlone) {
    Optional<Job> made = Optional.empty();
    if (admission instanceof Admission.Started started) {
      made = Optional.of(started.job());
    } else if (admission instanceof Admission.Waiting waiting) {
      made = Optional.of(waiting.job());
    } else if (admission instanceof Admission.Replay replay) {
      String key = admit.job().tenantId() + "/" + admit.idempotency().orElseThrow().key();
      assertThat(replay.job().id()).isEqualTo(byIdempotencyKey.get(key).id());
    } else if (admission instanceof Admission.Refused refused
        && refused.refusal() instanceof Refusal.BudgetExceeded exceeded) {
      long more = admit.job().held().amounts().of(exceeded.budget().unit());
      assertThat(exceeded.used() + more).isGreaterThan(exceeded.limit());
      if (isAlone) {
        assertThat(exceeded.used())
            .isEqualTo(checks.taken(admit.job(), exceeded.scope(), exceeded.budget()));
      }
    }
    made.ifPresent(
        job -> {
          if (isAlone) {
            assertThat(checks.isCovered(admit, true)).isTrue();
          }
          model.see(job);
          admit
              .idempotency()
              .ifPresent(name -> byIdempotencyKey.put(job.tenantId() + "/" + name.key(), job));
        });
  }

  private void check(List<JobOperation<?>> operations, List<Future<?>> answers) {
    assertThat(fixture.audit()).isEmpty();
    checks.assertStored();
    checks.assertBudgets();
    for (int i = 0; i < operations.size(); i++) {
      Object answer = answers.get(i).result();
      if (operations.get(i) instanceof Admit admit
          && (answer instanceof Admission.Started || answer instanceof Admission.Waiting)) {
        assertThat(checks.isCovered(admit, false)).as("overdrawn by %s", admit.job().id()).isTrue();
      }
    }
    checks.assertSlots();
  }
}
