package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.store.StoreUnavailableException;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A full disk, which only a file can be made to have. */
class FullDiskTest {
  private static final LimitsConfig TEN = budget(Unit.JOBS, "10", Period.MONTH);

  private final CommitFixture fixture = new CommitFixture(TestDatabase.SQLITE);

  @BeforeEach
  void openChannel() {
    fixture.rooms.open("main", 100);
  }

  @AfterEach
  void everythingAddsUp() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  @Test
  void a_full_disk_costs_nothing_and_starts_nothing() {
    Job first = admit(0);
    fixture.waiting(job("acme", "web", 1, "narrow"));
    fixture.rooms.open("narrow", 1);
    fixture.startedFromLine.clear();
    fixture.execute("pragma max_page_count = 1"); // as small as it can be: the file's own size
    List<Future<Admission>> answers = new ArrayList<>();
    List<Future<?>> closings = new ArrayList<>();
    fixture.store.together(
        () -> {
          closings.add(fixture.commits.commit(fail(first)));
          for (int i = 2; i < 100; i++) {
            answers.add(fixture.commits.commit(admission(i)));
          }
        });

    for (Future<Admission> answer : answers) {
      assertThatThrownBy(() -> TestStore.await(answer))
          .isInstanceOf(StoreUnavailableException.class);
    }
    assertThatThrownBy(() -> TestStore.await(closings.get(0)))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(fixture.startedFromLine).isEmpty();
    assertThat(fixture.row("select held_jobs, used_jobs from budget")).isEqualTo("2 0");

    fixture.execute("pragma max_page_count = 1000000");
    assertThat(fixture.commit(fail(first))).isPresent();
    assertThat(fixture.startedFromLine).hasSize(1);
    for (int i = 2; i < 11; i++) {
      admit(i);
    }
    assertThat(fixture.commit(admission(11))).isInstanceOf(Admission.Refused.class);
  }

  private Job admit(int number) {
    return ((Admission.Started) fixture.commit(admission(number))).job();
  }

  private JobOperation.Admit admission(int number) {
    return fixture.admit(job("acme", "web", number, "main"), TEN, UNLIMITED);
  }
}
