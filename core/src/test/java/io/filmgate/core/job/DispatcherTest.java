package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest extends OnEngine {
  @Test
  void a_job_goes_to_the_first_channel_and_to_its_end() {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "acme", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"), state("done"));

    Job running = engine.create("A lighthouse");
    Job over = engine.until(running, JobState.SUCCEEDED);

    assertThat(running.accepted().orElseThrow().vendorJobId()).isEqualTo("v1");
    assertThat(vendor.order()).containsExactly("a");
    assertThat(vendor.creates().get(0).getString("correlation")).isEqualTo(over.id() + "-1");
    assertThat(engine.paid(over)).contains(1_000_000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODEL_UNAVAILABLE",
        "NOT_ENTITLED",
        "CREDENTIALS_REFUSED",
        "FUNDS_EXHAUSTED",
        "RATE_LIMITED",
        "CONCURRENCY_FULL",
        "UNAVAILABLE"
      })
  void where_nothing_was_created_the_next_channel_is_tried(String kind) {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "acme", 1, ""));
    vendor.creates("a", failure(kind)).creates("b", job("v1")).polls("b", state("running"));

    Job running = engine.create("A lighthouse");

    assertThat(running.state()).isEqualTo(JobState.RUNNING);
    assertThat(vendor.order()).containsExactly("a", "b");
    assertThat(vendor.creates().get(1).getString("correlation")).isEqualTo(running.id() + "-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INVALID_REQUEST", "INPUT_REJECTED", "PLUGIN_FAULT"})
  void what_no_account_would_take_ends_the_job_at_once(String kind) {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "acme", 1, ""));
    vendor.creates("a", failure(kind)).creates("b", job("v1"));

    Job refused = engine.create("A lighthouse");

    assertThat(refused.state()).isEqualTo(JobState.FAILED);
    assertThat(vendor.order()).containsExactly("a");
    assertThat(engine.paid(refused)).contains(0L);
  }

  @Test
  void the_last_refusal_is_the_answer_when_all_channels_refuse() {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "acme", 1, ""));
    vendor.creates("a", failure("UNAVAILABLE")).creates("b", failure("CREDENTIALS_REFUSED"));

    Job refused = engine.create("A lighthouse");

    assertThat(code(refused)).isEqualTo("vendor_account");
    assertThat(vendor.order()).containsExactly("a", "b");
    assertThat(engine.paid(refused)).contains(0L);
  }

  @Test
  void an_expired_token_is_tried_once_more_on_the_same_account() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", failure("TOKEN_EXPIRED"), job("v1")).polls("a", state("running"));

    assertThat(engine.create("A lighthouse").state()).isEqualTo(JobState.RUNNING);
    assertThat(vendor.order()).containsExactly("a", "a");
  }

  @Test
  void a_token_that_stays_expired_is_not_tried_for_ever() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", failure("TOKEN_EXPIRED"));

    assertThat(code(engine.create("A lighthouse"))).isEqualTo("vendor_account");
    assertThat(vendor.order()).containsExactly("a", "a");
  }

  @Test
  void a_full_vendor_is_waited_for() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor
        .creates("a", failure("CONCURRENCY_FULL"), job("v1"))
        .polls("a", state("running"), state("done"));

    Job admitted = engine.admit(engine.request("A lighthouse"));
    engine.until(admitted, JobState.QUEUED);
    Job over = engine.until(admitted, JobState.SUCCEEDED);

    assertThat(vendor.order()).containsExactly("a", "a");
    assertThat(over.attemptNumber()).isEqualTo(2);
    assertThat(engine.paid(over)).contains(1_000_000L);
  }

  @Test
  void a_job_waits_where_one_of_its_channels_is_only_full() {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "acme", 1, ""));
    vendor
        .creates("a", failure("CONCURRENCY_FULL"), job("v1"))
        .creates("b", failure("CREDENTIALS_REFUSED"))
        .polls("a", state("running"));

    Job admitted = engine.admit(engine.request("A lighthouse"));
    Job running = engine.until(admitted, JobState.RUNNING);

    assertThat(vendor.order()).containsExactly("a", "b", "a");
    assertThat(running.attempt().orElseThrow().channelId()).isEqualTo("a");
  }

  @Test
  void polls_that_go_well_do_not_open_a_full_channel() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor
        .creates("a", job("v1"), failure("CONCURRENCY_FULL").put("retry_after", 60), job("v2"))
        .polls("a", state("running"));

    engine.create("A lighthouse");
    Job waiting = engine.admit(engine.request("Another lighthouse"));
    engine.until(waiting, JobState.QUEUED);
    int asked = vendor.asked("a", "tasks");
    engine.until(() -> vendor.asked("a", "tasks") >= asked + 5);

    assertThat(engine.read(waiting).state()).isEqualTo(JobState.QUEUED);
    assertThat(vendor.order()).containsExactly("a", "a");
  }

  @Test
  void a_job_that_starts_at_another_provider_is_stored_as_that_one_planned_it() {
    ScriptedVendor vendor =
        open(
            channel("a", "acme", 2, "limits: { running_jobs: 1, requests_per_second: 100 }"),
            channel("b", "zeta", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"));
    vendor.creates("b", job("v2")).polls("b", state("done"));

    engine.create("A lighthouse");
    Job second = engine.create("Another lighthouse");
    engine.until(second, JobState.SUCCEEDED);

    assertThat(engine.read(second).planned().operation()).isEqualTo("zeta-text");
    assertThat(engine.read(second).planned().vendorModel()).isEqualTo("zeta-1");
    assertThat(vendor.questions())
        .filteredOn(question -> question.startsWith("b GET tasks"))
        .allMatch(question -> question.contains("operation=zeta-text&model=zeta-1"));
  }

  @Test
  void a_dearer_channel_reserves_the_difference_before_it_is_used() {
    ScriptedVendor vendor = open(channel("a", "acme", 2, ""), channel("b", "zeta", 1, ""));
    vendor.creates("a", failure("UNAVAILABLE")).creates("b", job("v1")).polls("b", state("done"));

    Job over = engine.until(engine.create("dear-zeta"), JobState.SUCCEEDED);

    assertThat(over.held().micros()).isEqualTo(2_000_000);
    assertThat(engine.paid(over)).contains(2_000_000L);
  }

  @Test
  void a_dearer_channel_is_skipped_where_the_budget_does_not_cover_it() {
    engine =
        new EngineFixture(
            "channels:\n" + channel("a", "acme", 2, "") + channel("b", "zeta", 1, ""), "1.5");
    engine.vendor.creates("a", failure("UNAVAILABLE")).creates("b", job("v1"));

    Job refused = engine.create("dear-zeta");

    assertThat(code(refused)).isEqualTo("vendor_unreachable");
    assertThat(engine.vendor.order()).containsExactly("a");
  }

  @Test
  void a_channel_whose_plugin_cannot_do_it_is_passed_over() {
    ScriptedVendor vendor =
        open(channel("a", "acme", 3, ""), channel("b", "zeta", 2, ""), channel("c", "acme", 1, ""));
    vendor
        .creates("a", failure("UNAVAILABLE"))
        .creates("c", job("v1"))
        .polls("c", state("running"));

    assertThat(engine.create("not-zeta").state()).isEqualTo(JobState.RUNNING);
    assertThat(vendor.order()).containsExactly("a", "c");
  }
}
