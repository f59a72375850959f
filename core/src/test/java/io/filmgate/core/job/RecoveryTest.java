package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest extends OnEngine {
  private ScriptedVendor vendor;

  @BeforeEach
  void open() {
    engine = EngineFixture.of(channel("a", "acme", 1, ""));
    vendor = engine.vendor;
    engine.stop();
  }

  @Test
  void a_waiting_job_starts_after_a_restart() {
    vendor.creates("a", job("v1")).polls("a", state("done"));
    Job left = LeftJobs.leave(engine, "a", JobState.QUEUED);
    engine.start();

    engine.until(left, JobState.SUCCEEDED);
    assertThat(vendor.creates().get(0).getString("prompt")).isEqualTo("A lighthouse");
  }

  @Test
  void a_job_that_may_have_been_sent_is_asked_for_and_never_sent_again() {
    vendor.creates("a", job("v2")).finds("a", job("v1")).polls("a", state("done"));
    Job left = LeftJobs.leave(engine, "a", JobState.SUBMITTING);
    engine.start();

    Job over = engine.until(left, JobState.SUCCEEDED);
    assertThat(over.accepted().orElseThrow().vendorJobId()).isEqualTo("v1");
    assertThat(vendor.creates()).isEmpty();
    assertThat(engine.paid(over)).contains(1_000_000L);
  }

  @Test
  void a_job_that_may_have_been_sent_and_never_arrived_is_released_late() {
    vendor.finds("a", new JsonObject());
    Job left = LeftJobs.leave(engine, "a", JobState.SUBMITTING);
    engine.clock.jump(Duration.ofMinutes(3));
    engine.start();

    assertThat(engine.paid(engine.until(left, JobState.FAILED))).contains(0L);
    assertThat(vendor.creates()).isEmpty();
  }

  @Test
  void a_running_job_is_followed_to_its_end() {
    vendor.polls("a", state("done"));
    Job left = LeftJobs.leave(engine, "a", JobState.RUNNING);
    engine.clock.jump(Duration.ofHours(1));
    engine.start();

    assertThat(engine.paid(engine.until(left, JobState.SUCCEEDED))).contains(1_000_000L);
  }

  @Test
  void a_job_in_doubt_is_cleared_up() {
    vendor.finds("a", job("v1")).polls("a", state("failed"));
    Job left = LeftJobs.leave(engine, "a", JobState.IN_DOUBT);
    engine.start();

    assertThat(engine.paid(engine.until(left, JobState.FAILED))).contains(0L);
  }

  @Test
  void more_jobs_than_a_page_are_taken_up() {
    vendor.finds("a", failure("UNAVAILABLE"));
    for (int i = 0; i <= JobLimits.RECOVERY_PAGE; i++) {
      LeftJobs.leave(engine, "a", JobState.SUBMITTING);
    }
    engine.start();

    engine.until(() -> engine.count("state = 'in_doubt'") == JobLimits.RECOVERY_PAGE + 1);
    assertThat(vendor.creates()).isEmpty();
  }

  @Test
  void files_that_a_crash_left_behind_are_deleted() {
    Job left = LeftJobs.leave(engine, "a", JobState.IN_DOUBT);
    vendor.finds("a", failure("UNAVAILABLE"));
    JsonObject request = new JsonObject().put("prompt", "A lighthouse");
    EngineFixture.await(engine.inputs.store(left.id(), request));
    EngineFixture.await(engine.inputs.store("video_nobody", request));
    engine.start();

    assertThat(engine.storedInputs()).isEqualTo(1);
  }
}
