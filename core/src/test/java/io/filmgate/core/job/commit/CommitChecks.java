package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitScenario.CHANNEL_ROOM;
import static io.filmgate.core.job.commit.CommitScenario.KEY_ROOM;
import static io.filmgate.core.job.commit.CommitScenario.TENANTS;
import static io.filmgate.core.job.commit.CommitScenario.TENANT_ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.store.TestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold after every round, by the model. */
final class CommitChecks {
  private final CommitFixture fixture;
  private final JobModel model;

  CommitChecks(CommitFixture fixture, JobModel model) {
    this.fixture = fixture;
    this.model = model;
  }

  /**
   * Whether every budget that a new job takes something of covers it.
   *
   * @param isNew whether the model has not seen the job yet
   */
  boolean isCovered(Admit admit, boolean isNew) {
    return isCovered(admit.job(), "key", admit.limits().key(), isNew)
        && isCovered(admit.job(), "tenant", admit.limits().tenant(), isNew);
  }

  private boolean isCovered(Job job, String scope, LimitsConfig limits, boolean isNew) {
    return limits.budgets().stream()
        .allMatch(
            budget -> {
              long more = job.held().amounts().of(budget.unit());
              return more == 0 || taken(job, scope, budget) + (isNew ? more : 0) <= limit(budget);
            });
  }

  /** What a budget's window has taken, by the model. */
  long taken(Job job, String scope, BudgetConfig budget) {
    Optional<String> key = scope.equals("key") ? Optional.of(job.keyId()) : Optional.empty();
    return taken(job.tenantId(), key, budget, job.createdAt());
  }

  private long taken(String tenant, Optional<String> key, BudgetConfig budget, Instant at) {
    Instant start =
        switch (budget.per()) {
          case HOUR -> Instant.ofEpochSecond(at.getEpochSecond() / 3600 * 3600);
          case DAY -> Instant.ofEpochSecond(at.getEpochSecond() / 86_400 * 86_400);
          case MONTH -> Instant.parse(at.toString().substring(0, 7) + "-01T00:00:00Z");
          case EVER -> Instant.EPOCH;
        };
    List<Long> sums = model.sums(tenant, key, budget.per().name(), start);
    int unit =
        switch (budget.unit()) {
          case JOBS -> 0;
          case SECONDS -> 1;
          case CREDITS -> 2;
        };
    return sums.get(unit) + sums.get(unit + 3);
  }

  private static long limit(BudgetConfig budget) {
    long smallest =
        switch (budget.unit()) {
          case JOBS -> 1;
          case SECONDS -> 1_000;
          case CREDITS -> 1_000_000;
        };
    return budget.amount().longValue() * smallest;
  }

  void assertStored() {
    Jobs.Filter all = new Jobs.Filter(10_000, Optional.empty(), List.of(), Optional.empty());
    List<Job> stored = new ArrayList<>();
    TENANTS.forEach(tenant -> stored.addAll(TestStore.await(fixture.table.list(tenant, all))));
    assertThat(stored).containsExactlyInAnyOrderElementsOf(model.jobs());
  }

  void assertBudgets() {
    for (Map.Entry<String, List<Long>> row : budgetRows().entrySet()) {
      String[] name = row.getKey().split(" ", -1);
      List<Long> expected =
          model.sums(
              name[0],
              name[1].equals("null") ? Optional.empty() : Optional.of(name[1]),
              name[2],
              Instant.ofEpochMilli(Long.parseLong(name[3])));
      assertThat(row.getValue()).as(row.getKey()).isEqualTo(expected);
    }
  }

  private Map<String, List<Long>> budgetRows() {
    return TestStore.await(
        fixture
            .store
            .store()
            .read(
                connection -> {
                  Map<String, List<Long>> rows = new LinkedHashMap<>();
                  try (var statement = connection.createStatement();
                      var row =
                          statement.executeQuery(
                              "select tenant_id || ' ' || coalesce(key_id, 'null') || ' '"
                                  + " || period || ' ' || starts_at, held_jobs, held_millis,"
                                  + " held_micros, used_jobs, used_millis, used_micros"
                                  + " from budget")) {
                    while (row.next()) {
                      List<Long> numbers = new ArrayList<>();
                      for (int i = 2; i <= 7; i++) {
                        numbers.add(row.getLong(i));
                      }
                      rows.put(row.getString(1), numbers);
                    }
                  }
                  return rows;
                }));
  }

  /** No channel is overfull, no limit passed, and whoever waits has nowhere to go. */
  void assertSlots() {
    for (String channel : List.of("a", "b", "c")) {
      assertThat(onChannel(channel)).isLessThanOrEqualTo(CHANNEL_ROOM);
    }
    for (Job job : model.jobs()) {
      if (!model.hasComeOutOfDoubt()) {
        assertThat(runningOfKey(job)).isLessThanOrEqualTo(KEY_ROOM);
        assertThat(runningOfTenant(job)).isLessThanOrEqualTo(TENANT_ROOM);
      }
      if (job.state() == JobState.QUEUED) {
        boolean hasChannel =
            job.lane().stream()
                .anyMatch(
                    id -> fixture.rooms.channel(id).isPresent() && onChannel(id) < CHANNEL_ROOM);
        assertThat(hasChannel && runningOfKey(job) < KEY_ROOM && runningOfTenant(job) < TENANT_ROOM)
            .as("%s could run", job.id())
            .isFalse();
      }
    }
  }

  private long onChannel(String channel) {
    return model.count(
        job ->
            (job.state().takesSlot() || job.state() == JobState.IN_DOUBT)
                && job.attempt().orElseThrow().channelId().equals(channel));
  }

  private long runningOfKey(Job like) {
    return model.count(
        job ->
            job.state().takesSlot()
                && job.tenantId().equals(like.tenantId())
                && job.keyId().equals(like.keyId()));
  }

  private long runningOfTenant(Job like) {
    return model.count(job -> job.state().takesSlot() && job.tenantId().equals(like.tenantId()));
  }
}
