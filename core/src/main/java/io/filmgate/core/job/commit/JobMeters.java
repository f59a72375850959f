package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.ledger.Amounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is counted of jobs, once it is durable. */
public final class JobMeters {
  /** From a refusal on the spot to a long video in a vendor's busy hour. */
  private static final Duration[] BOUNDS =
      Stream.of(1, 5, 10, 20, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600)
          .map(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final Counter started;
  private final Counter waiting;
  private final Counter doubted;
  private final Counter absorbed;
  private final Map<RefusalReason, Counter> refused = new EnumMap<>(RefusalReason.class);
  private final Map<JobState, Timer> ended = new EnumMap<>(JobState.class);

  private enum RefusalReason {
    RATE,
    QUEUE,
    BUDGET,
    PRICE;

    static RefusalReason of(Refusal refusal) {
      if (refusal instanceof Refusal.RateExceeded) {
        return RATE;
      }
      if (refusal instanceof Refusal.QueueFull) {
        return QUEUE;
      }
      return refusal instanceof Refusal.BudgetExceeded ? BUDGET : PRICE;
    }
  }

  public JobMeters(MeterRegistry registry) {
    started = admitted(registry, "started");
    waiting = admitted(registry, "waiting");
    doubted =
        Counter.builder("filmgate.jobs.doubted")
            .description("Times that nobody knew any more whether the vendor has a job")
            .register(registry);
    absorbed =
        Counter.builder("filmgate.jobs.absorbed")
            .description("Videos that vendors finished after their jobs had been given up")
            .register(registry);
    for (RefusalReason reason : RefusalReason.values()) {
      refused.put(
          reason,
          Counter.builder("filmgate.jobs.refused")
              .description("Creates that a limit of the key or tenant forbade")
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    for (JobState state : JobState.values()) {
      if (state.isFinal()) {
        ended.put(
            state,
            Timer.builder("filmgate.jobs.ended")
                .description("Jobs that ended, by the time since their create")
                .tag("state", state.code())
                .serviceLevelObjectives(BOUNDS)
                .register(registry));
      }
    }
  }

  private static Counter admitted(MeterRegistry registry, String as) {
    return Counter.builder("filmgate.jobs.admitted")
        .description("New jobs, by whether a slot was free at once")
        .tag("as", as)
        .register(registry);
  }

  /** Counts an operation by its answer. */
  void committed(JobOperation<?> operation, Object answer) {
    if (answer instanceof Admission.Started) {
      started.increment();
    } else if (answer instanceof Admission.Waiting) {
      waiting.increment();
    } else if (answer instanceof Admission.Refused no) {
      refused.get(RefusalReason.of(no.refusal())).increment();
    } else if (answer instanceof Optional<?> changed
        && changed.isPresent()
        && operation instanceof JobOperation.Transition transition) {
      moved(transition);
    }
  }

  private void moved(JobOperation.Transition transition) {
    Job job = transition.job();
    if (transition instanceof JobOperation.Doubt) {
      doubted.increment();
    } else if (transition instanceof JobOperation.Subside subside) {
      subside
          .loss()
          .filter(loss -> !loss.absorbed().amounts().equals(Amounts.NONE))
          .ifPresent(loss -> absorbed.increment());
    } else if (transition instanceof JobOperation.Close) {
      ended.get(transition.to()).record(Duration.between(job.createdAt(), transition.now()));
    }
  }
}
