package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.reset;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconciliationTest extends OnEngine {
  private static final JsonObject ABSENT = new JsonObject();
  private static final Duration LATE = Duration.ofMinutes(3);

  @Test
  void a_lost_create_that_is_found_runs_on_and_was_sent_once() {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "acme", 1, ""));
    vendor.creates("a", reset()).finds("a", ABSENT, job("v1")).polls("a", state("done"));

    Job doubtful = engine.create("A lighthouse");
    Job over = engine.until(doubtful, JobState.SUCCEEDED);

    assertThat(doubtful.state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(vendor.order()).containsExactly("a");
    assertThat(over.accepted().orElseThrow().vendorJobId()).isEqualTo("v1");
    assertThat(vendor.questions()).contains("a GET lost null");
    assertThat(engine.paid(over)).contains(1_000_000L);
  }

  @Test
  void absence_proves_nothing_while_the_create_may_be_on_its_way() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", reset()).finds("a", ABSENT);

    Job doubtful = engine.create("A lighthouse");
    engine.until(() -> vendor.asked("a", "lost") >= 3);

    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(engine.paid(doubtful)).isEmpty();
  }

  @Test
  void absence_said_twice_and_late_ends_the_job_and_releases_its_hold() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", reset()).finds("a", ABSENT);

    Job doubtful = engine.create("A lighthouse");
    engine.until(() -> vendor.asked("a", "lost") >= 2);
    engine.clock.jump(LATE);
    Job failed = engine.until(doubtful, JobState.FAILED);

    assertThat(code(failed)).isEqualTo("vendor_lost");
    assertThat(failed.ending().orElseThrow().result()).isEmpty();
    assertThat(engine.paid(failed)).contains(0L);
    assertThat(vendor.order()).containsExactly("a");
  }

  @Test
  void a_single_absence_is_not_believed_even_if_late() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.finds("a", ABSENT, job("v1")).polls("a", state("running"));
    engine.stop();
    Job left = LeftJobs.leave(engine, "a", JobState.SUBMITTING);
    engine.clock.jump(LATE);
    engine.start();

    assertThat(engine.until(left, JobState.RUNNING).accepted().orElseThrow().vendorJobId())
        .isEqualTo("v1");
  }

  @Test
  void a_vendor_that_cannot_answer_is_asked_again() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor
        .creates("a", reset())
        .finds("a", failure("OUTCOME_UNKNOWN"), failure("UNAVAILABLE"), job("v1"))
        .polls("a", state("running"));

    engine.until(engine.create("A lighthouse"), JobState.RUNNING);
    assertThat(vendor.order()).containsExactly("a");
  }

  @Test
  void where_nobody_can_be_asked_the_job_waits_for_the_operator() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", reset());
    Job doubtful = engine.create("A lighthouse");

    engine.clock.jump(Duration.ofDays(30));
    engine.restart();
    engine.until(() -> vendor.creates().size() == 1);

    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(engine.paid(doubtful)).isEmpty();
  }

  @Test
  void the_operators_policy_releases_what_is_in_doubt_for_long() {
    open(channel("a", "zeta", 1, "in_doubt: { after: 24h, then: release }")).creates("a", reset());
    Job doubtful = engine.create("A lighthouse");

    engine.clock.jump(Duration.ofHours(23));
    engine.restart();
    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
    engine.clock.jump(Duration.ofHours(2));
    engine.restart();
    Job failed = engine.until(doubtful, JobState.FAILED);

    assertThat(engine.paid(failed)).contains(0L);
    assertThat(failed.ending().orElseThrow().result()).isEmpty();
  }

  @Test
  void the_operators_policy_charges_what_is_in_doubt_for_long() {
    open(channel("a", "zeta", 1, "in_doubt: { after: 24h, then: charge }")).creates("a", reset());
    Job doubtful = engine.create("A lighthouse");

    engine.clock.jump(Duration.ofHours(25));
    engine.restart();
    Job failed = engine.until(doubtful, JobState.FAILED);

    assertThat(engine.paid(failed)).contains(1_000_000L);
    assertThat(
            JobResult.of(failed).isPresent() || failed.ending().orElseThrow().result().isPresent())
        .isTrue();
  }
}
