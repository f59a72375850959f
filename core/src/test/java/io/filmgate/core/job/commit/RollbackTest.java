package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.StoreException;
import io.filmgate.core.store.StoreUnavailableException;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a failed commit has left in memory must not reach the next one. */
@EveryDatabase
class RollbackTest {
  private static final LimitsConfig TEN = budget(Unit.JOBS, "10", Period.MONTH);

  private final CommitFixture fixture;

  RollbackTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

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
  void an_operation_that_the_store_refuses_sinks_no_neighbour_and_counts_for_nothing() {
    fixture.commit(admission(3));
    List<Future<Admission>> answers = new ArrayList<>();
    fixture.store.together(
        () -> {
          for (int i = 0; i < 8; i++) {
            answers.add(fixture.commits.commit(admission(i)));
          }
        });

    assertThatThrownBy(() -> TestStore.await(answers.get(3)))
        .isInstanceOf(StoreException.class)
        .isNotInstanceOf(StoreUnavailableException.class);
    answers.remove(3);
    assertThat(TestStore.awaitAll(answers)).allMatch(Admission.Started.class::isInstance);
    assertThat(fixture.row("select held_jobs from budget")).isEqualTo("8");
    assertThat(fixture.slot("k:acme/web")).isEqualTo("8 0");
  }

  private JobOperation.Admit admission(int number) {
    return fixture.admit(job("acme", "web", number, "main"), TEN, UNLIMITED);
  }
}
