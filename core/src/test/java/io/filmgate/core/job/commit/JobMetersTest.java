package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.doubt;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.perMinute;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobMetersTest {
  private final CommitFixture fixture = new CommitFixture();

  @BeforeEach
  void openChannels() {
    fixture.rooms.open("main", 1);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private double count(String meter, String tag, String value) {
    return fixture.meters.get(meter).tag(tag, value).counter().count();
  }

  @Test
  void everything_begins_at_zero() {
    assertThat(count("filmgate.jobs.admitted", "as", "started")).isZero();
    assertThat(count("filmgate.jobs.refused", "reason", "price")).isZero();
    assertThat(fixture.meters.get("filmgate.jobs.ended").timers()).hasSize(3);
  }

  @Test
  void new_jobs_count_by_whether_they_wait() {
    fixture.started(job("acme", "web", 1, "main"));
    fixture.waiting(job("acme", "web", 2));

    assertThat(count("filmgate.jobs.admitted", "as", "started")).isEqualTo(1);
    assertThat(count("filmgate.jobs.admitted", "as", "waiting")).isEqualTo(1);
  }

  @Test
  void what_a_limit_forbids_counts_by_the_limit() {
    fixture.commit(fixture.admit(job("acme", "web", 1, "main"), perMinute(0), UNLIMITED));

    assertThat(count("filmgate.jobs.refused", "reason", "rate")).isEqualTo(1);
    assertThat(count("filmgate.jobs.admitted", "as", "started")).isZero();
  }

  @Test
  void an_end_counts_once_and_with_its_time() {
    Job job = fixture.started(job("acme", "web", 1, "main"));

    fixture.commit(fail(job));
    fixture.commit(fail(job));

    var failed = fixture.meters.get("filmgate.jobs.ended").tag("state", "failed").timer();
    assertThat(failed.count()).isEqualTo(1);
    assertThat(failed.totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo((double) Duration.between(NOON, fail(job).now()).toMillis());
  }

  @Test
  void doubt_counts() {
    fixture.commit(doubt(fixture.started(job("acme", "web", 1, "main"))));

    assertThat(fixture.meters.get("filmgate.jobs.doubted").counter().count()).isEqualTo(1);
  }
}
