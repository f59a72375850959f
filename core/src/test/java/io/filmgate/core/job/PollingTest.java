package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.reset;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingTest extends OnEngine {
  private static final Duration PAST_THE_DEADLINE = Duration.ofHours(3);
  private static final Duration LONG_AFTER_ACCEPTANCE = Duration.ofMinutes(3);

  private ScriptedVendor vendor;

  @BeforeEach
  void open() {
    engine = EngineFixture.of(channel("a", "acme", 1, ""));
    vendor = engine.vendor;
    vendor.creates("a", job("v1"));
  }

  private long asked(String vendorJob) {
    return vendor.questions().stream().filter(line -> line.contains("=" + vendorJob + "&")).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNAVAILABLE", "INVALID_REQUEST", "OUTCOME_UNKNOWN", "TOKEN_EXPIRED"})
  void a_poll_that_fails_says_nothing_of_the_job(String kind) {
    vendor.polls("a", failure(kind), state("done"));

    assertThat(engine.paid(engine.until(engine.create("A lighthouse"), JobState.SUCCEEDED)))
        .contains(1_000_000L);
  }

  @Test
  void a_connection_that_breaks_says_nothing_of_the_job() {
    vendor.polls("a", reset(), state("done"));

    engine.until(engine.create("A lighthouse"), JobState.SUCCEEDED);
  }

  @Test
  void throttling_silences_the_channel_and_ends_nothing() {
    vendor.polls("a", failure("RATE_LIMITED").put("retry_after", 1), state("done"));

    Job running = engine.create("A lighthouse");
    engine.until(() -> vendor.asked("a", "tasks") == 1);
    engine.until(() -> engine.channels.health().silentUntil("a").isPresent());
    assertThat(engine.read(running).state()).isEqualTo(JobState.RUNNING);
    engine.until(running, JobState.SUCCEEDED);
  }

  @ParameterizedTest
  @CsvSource({
    "JOB_EXPIRED, vendor_failed",
    "OUTPUT_REJECTED, output_policy",
    "INPUT_REJECTED, content_policy"
  })
  void what_is_about_the_job_ends_it_and_costs_nothing(String kind, String code) {
    vendor.polls("a", failure(kind));

    Job failed = engine.until(engine.create("A lighthouse"), JobState.FAILED);

    assertThat(code(failed)).isEqualTo(code);
    assertThat(engine.paid(failed)).contains(0L);
  }

  @Test
  void a_job_that_is_not_seen_right_after_its_acceptance_is_asked_about_again() {
    vendor.polls("a", failure("JOB_NOT_FOUND"), failure("JOB_NOT_FOUND"), state("done"));

    Job done = engine.until(engine.create("A lighthouse"), JobState.SUCCEEDED);

    assertThat(engine.paid(done)).contains(1_000_000L);
  }

  @Test
  void a_job_that_the_vendor_does_not_know_for_long_is_lost_and_costs_nothing() {
    vendor.polls("a", failure("JOB_NOT_FOUND"));
    Job running = engine.create("A lighthouse");
    engine.until(() -> vendor.asked("a", "tasks") >= 2);
    assertThat(engine.read(running).state()).isEqualTo(JobState.RUNNING);

    engine.clock.jump(LONG_AFTER_ACCEPTANCE);
    Job failed = engine.until(running, JobState.FAILED);

    assertThat(code(failed)).isEqualTo("vendor_lost");
    assertThat(engine.paid(failed)).contains(0L);
  }

  @Test
  void a_job_that_the_vendor_calls_failed_costs_nothing() {
    vendor.polls("a", state("running"), state("failed"));

    Job failed = engine.until(engine.create("A lighthouse"), JobState.FAILED);

    assertThat(code(failed)).isEqualTo("vendor_failed");
    assertThat(engine.paid(failed)).contains(0L);
  }

  @Test
  void the_same_trouble_is_counted_and_forgotten_after_a_good_answer() {
    vendor.polls(
        "a",
        failure("UNAVAILABLE").put("code", "E1"),
        failure("UNAVAILABLE").put("code", "E1"),
        failure("UNAVAILABLE").put("code", "E2"),
        state("running"),
        state("done"));

    engine.until(engine.create("A lighthouse"), JobState.SUCCEEDED);

    assertThat(vendor.questions())
        .filteredOn(question -> question.startsWith("a GET tasks"))
        .extracting(question -> question.replaceAll(".*troubles=", ""))
        .containsExactly("0", "1", "2", "1", "0");
  }

  @Test
  void a_late_job_is_in_doubt_only_once_the_vendor_says_that_it_still_runs() {
    vendor.polls("a", failure("UNAVAILABLE").put("code", "E1"));
    Job running = engine.create("A lighthouse");
    engine.clock.jump(PAST_THE_DEADLINE);
    int asked = vendor.asked("a", "tasks");
    engine.until(() -> vendor.asked("a", "tasks") > asked);
    assertThat(engine.read(running).state()).isEqualTo(JobState.RUNNING);

    vendor.polls("a", state("running"));
    Job doubtful = engine.until(running, JobState.IN_DOUBT);
    assertThat(engine.paid(doubtful)).isEmpty();
  }

  @Test
  void a_late_job_that_ends_well_after_all_is_paid_once() {
    vendor.polls("a", state("running"));
    Job running = engine.create("A lighthouse");
    engine.clock.jump(PAST_THE_DEADLINE);
    Job doubtful = engine.until(running, JobState.IN_DOUBT);
    vendor.polls("a", state("done"));
    engine.restart();

    assertThat(engine.paid(engine.until(doubtful, JobState.SUCCEEDED))).contains(1_000_000L);
  }

  @Test
  void a_late_job_is_asked_about_slowly() {
    vendor.polls("a", state("running"));
    Job late = engine.create("A lighthouse");
    engine.clock.jump(PAST_THE_DEADLINE);
    engine.until(late, JobState.IN_DOUBT);
    long before = asked("v1");
    vendor.creates("a", job("v2"));
    engine.create("Another lighthouse");
    engine.until(() -> asked("v2") >= 5);

    assertThat(asked("v1") - before).isLessThanOrEqualTo(1);
  }

  @Test
  void many_jobs_are_asked_about_within_the_channels_limit() {
    engine.close();
    engine =
        EngineFixture.of(
            channel("a", "acme", 1, "limits: { running_jobs: 50, requests_per_second: 20 }"));
    vendor = engine.vendor;
    vendor.polls("a", state("running"));
    engine.stop();
    for (int i = 0; i < 40; i++) {
      LeftJobs.leave(engine, "a", JobState.RUNNING);
    }
    long start = System.nanoTime();
    engine.start();
    engine.until(() -> vendor.asked("a", "tasks") >= 40);
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();

    assertThat(vendor.asked("a", "tasks")).isLessThanOrEqualTo((int) (16 * (seconds + 2)));
  }
}
