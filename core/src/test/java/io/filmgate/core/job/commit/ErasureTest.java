package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.job.JobState;
import io.filmgate.core.job.retention.Erasure;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ErasureTest {
  private final CommitFixture fixture;

  ErasureTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void openChannel() {
    fixture.rooms.open("main", 100);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Erasure.Report erase(String tenant, Instant madeBefore) {
    return new Erasure(fixture.store.configuration(), fixture.store.home(), Map.of(), "tester")
        .run(tenant, madeBefore, NOON);
  }

  @Test
  void finished_jobs_of_one_tenant_go_and_open_ones_are_told() {
    fixture.commit(succeed(fixture.running(job("acme", "web", 1, "main")), HOLD));
    fixture.commit(fail(fixture.started(job("acme", "app", 2, "main"))));
    fixture.running(job("acme", "web", 3, "main"));
    fixture.waiting(job("acme", "web", 4, "closed"));
    fixture.waiting(job("acme", "web", 5, "closed"));
    fixture.commit(fail(fixture.started(job("other", "web", 6, "main"))));

    Erasure.Report report = erase("acme", NOON.plusSeconds(1));

    assertThat(report)
        .isEqualTo(new Erasure.Report(2, Map.of(JobState.RUNNING, 1L, JobState.QUEUED, 2L)));
    assertThat(fixture.row("select count(*) from job where tenant_id = 'acme'")).isEqualTo("3");
    assertThat(fixture.row("select count(*) from job where tenant_id = 'other'")).isEqualTo("1");
    assertThat(fixture.row("select sum(used_micros) from entry")).isEqualTo("1000000");
    assertThat(fixture.audit()).isEmpty();
    assertThat(fixture.row("select operator, action, subject, before_change from audit"))
        .isEqualTo(
            "tester tenant.erase acme {\"jobs\":2,\"made_before\":\"2026-11-25T12:00:01Z\"}");
  }

  @Test
  void jobs_that_were_made_later_stay() {
    fixture.commit(fail(fixture.started(job("acme", "web", 1, "main"))));
    fixture.commit(fail(fixture.started(job("acme", "web", 2, NOON.plusSeconds(1), HOLD, "main"))));

    assertThat(erase("acme", NOON.plusSeconds(1))).isEqualTo(new Erasure.Report(1, Map.of()));
    assertThat(fixture.row("select id from job")).isEqualTo(job("acme", "web", 2).id());
  }

  @Test
  void a_tenant_that_never_was_is_refused_and_one_without_jobs_so_far_back_is_not() {
    fixture.commit(fail(fixture.started(job("acme", "web", 1, "main"))));

    assertThatThrownBy(() -> erase("nobody", NOON)).hasMessage("there is no tenant nobody");
    assertThat(erase("acme", NOON.minusSeconds(1))).isEqualTo(new Erasure.Report(0, Map.of()));
    assertThat(fixture.row("select count(*) from audit")).isEqualTo("1");
  }
}
