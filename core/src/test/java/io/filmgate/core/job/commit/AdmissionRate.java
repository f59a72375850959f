package io.filmgate.core.job.commit;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures admissions per second on each database: jobs that start, under a budget. */
final class AdmissionRate {
  private static final int CALLERS = 256;
  private static final int KEYS = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final LimitsConfig BUDGET =
      CommitFixture.budget(Unit.CREDITS, "1e9", Period.MONTH);

  private final CommitFixture fixture;
  private final AtomicInteger admitted = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean isEnding;

  private AdmissionRate(CommitFixture fixture) {
    this.fixture = fixture;
    fixture.rooms.open("main", Integer.MAX_VALUE);
  }

  public static void main(String[] arguments) {
    for (TestDatabase database : TestDatabase.values()) {
      try (CommitFixture fixture = new CommitFixture(database)) {
        System.out.printf("%s: %,d admissions/s%n", database, new AdmissionRate(fixture).measure());
      }
    }
    System.exit(0);
  }

  private long measure() {
    List<Promise<Void>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      Promise<Void> ended = Promise.promise();
      callers.add(ended);
      fixture.store.vertx().runOnContext(nothing -> admit(ended));
    }
    pause(WARM_UP);
    int before = admitted.get();
    long start = System.nanoTime();
    pause(MEASURED);
    long perSecond = (admitted.get() - before) * 1_000_000_000L / (System.nanoTime() - start);
    isEnding = true;
    callers.forEach(ended -> TestStore.await(ended.future()));
    if (!fixture.audit().isEmpty()) {
      throw new IllegalStateException("it does not add up");
    }
    return perSecond;
  }

  private void admit(Promise<Void> ended) {
    if (isEnding) {
      ended.complete();
      return;
    }
    int number = numbers.incrementAndGet();
    fixture
        .commits
        .commit(
            fixture.admit(
                CommitFixture.job("acme", "key-" + number % KEYS, number, "main"), BUDGET, BUDGET))
        .onSuccess(answer -> admitted.incrementAndGet())
        .onFailure(ended::fail)
        .onSuccess(answer -> admit(ended));
  }

  private void pause(Duration duration) {
    Promise<Void> passed = Promise.promise();
    fixture.store.vertx().setTimer(duration.toMillis(), timer -> passed.complete());
    TestStore.await(passed.future());
  }
}
