package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.cancel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.hang;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cancels of jobs that a vendor has, or is about to get. */
class CancellationTest extends OnEngine {
  @Test
  void a_running_job_is_stopped_by_its_vendor_and_costs_nothing() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor
        .creates("a", job("v1"))
        .polls("a", state("running"), state("running"), state("cancelled"));

    Job running = engine.create("A lighthouse");
    Job asked = engine.cancel(running).orElseThrow();

    assertThat(asked.state()).isEqualTo(JobState.RUNNING);
    Job ended = engine.until(running, now -> now.state().isFinal());
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(engine.paid(ended)).contains(0L);
    assertThat(vendor.cancelled("a")).isEqualTo(1);
  }

  @Test
  void a_cancel_that_loses_against_success_keeps_the_video_and_the_charge() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"), state("done"));

    Job running = engine.create("A lighthouse");
    assertThat(engine.cancel(running)).isPresent();

    Job ended = engine.until(running, now -> now.state().isFinal());
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(engine.paid(ended)).contains(1_000_000L);
  }

  @Test
  void a_vendor_that_is_too_far_on_is_not_asked_twice() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"), state("running"), state("done"));
    vendor.cancels("a", cancel("TOO_LATE"));

    Job running = engine.create("A lighthouse");
    assertThat(engine.cancel(running)).isEmpty();

    engine.until(running, JobState.SUCCEEDED);
    assertThat(vendor.cancelled("a")).isEqualTo(1);
  }

  @Test
  void a_vendor_that_cannot_stop_jobs_is_not_asked() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"), state("done"));

    Job running = engine.create("A lighthouse");
    assertThat(engine.cancel(running)).isEmpty();

    assertThat(engine.until(running, JobState.SUCCEEDED).isCancelRequested()).isFalse();
    assertThat(vendor.cancelled("a")).isZero();
  }

  @Test
  void a_wish_that_comes_while_the_create_is_under_way_is_passed_on_after_acceptance() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", hang()).polls("a", state("running"));

    Job submitting = engine.admit(engine.request("A lighthouse"));
    vendor.untilCreates(1);
    assertThat(engine.cancel(submitting).orElseThrow().isCancelRequested()).isTrue();
    assertThat(vendor.cancelled("a")).isZero();
    vendor.release(job("v1"));
    engine.until(() -> vendor.cancelled("a") == 1);
    vendor.polls("a", state("cancelled"));

    Job ended = engine.until(submitting, now -> now.state().isFinal());
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(vendor.cancelled("a")).isEqualTo(1);
  }

  @Test
  void a_refused_job_that_nobody_wants_any_more_goes_nowhere_else() {
    ScriptedVendor vendor = open(channel("a", "zeta", 2, ""), channel("b", "zeta", 1, ""));
    vendor.creates("a", hang());

    Job submitting = engine.admit(engine.request("A lighthouse"));
    vendor.untilCreates(1);
    assertThat(engine.cancel(submitting)).isPresent();
    vendor.release(failure("CONCURRENCY_FULL"));

    Job ended = engine.until(submitting, now -> now.state().isFinal());
    assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
    assertThat(engine.paid(ended)).contains(0L);
    assertThat(vendor.order()).containsExactly("a");
  }

  @Test
  void a_wish_survives_the_process() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"));
    vendor.cancels("a", failure("UNAVAILABLE"));
    Job running = engine.create("A lighthouse");
    assertThat(engine.cancel(running)).isPresent();

    vendor.cancels("a", cancel("ACCEPTED"));
    engine.restart();
    engine.until(() -> vendor.cancelled("a") == 1);
    vendor.polls("a", state("cancelled"));

    assertThat(engine.until(running, now -> now.state().isFinal()).state())
        .isEqualTo(JobState.CANCELLED);
  }

  @Test
  void a_job_that_has_ended_cannot_be_cancelled() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("done"));

    Job running = engine.create("A lighthouse");
    engine.until(running, JobState.SUCCEEDED);

    assertThat(engine.cancel(running)).isEmpty();
    assertThat(vendor.cancelled("a")).isZero();
  }
}
