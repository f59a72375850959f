package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.hang;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs that wait, from the line's beginning to its end, and the engine's own end. */
class JobEngineTest extends OnEngine {
  @Test
  void a_request_that_waits_is_sent_with_its_pictures() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", failure("CONCURRENCY_FULL"), job("v1")).polls("a", state("running"));

    engine.until(engine.admit(engine.large()), JobState.RUNNING);

    assertThat(vendor.creates())
        .extracting(create -> create.getString("prompt") + create.getInteger("images"))
        .containsExactly("A lighthouse1", "A lighthouse1");
    engine.until(() -> engine.storedInputs() == 0); // the vendor has it now
  }

  @Test
  void a_job_whose_pictures_are_lost_fails_and_nothing_is_sent() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", failure("CONCURRENCY_FULL"), job("v1"));

    Job waiting = engine.until(engine.admit(engine.large()), JobState.QUEUED);
    engine.inputs.delete(waiting.id());
    Job failed = engine.until(waiting, JobState.FAILED);

    assertThat(code(failed)).isEqualTo("internal_error");
    assertThat(vendor.order()).containsExactly("a");
    assertThat(engine.paid(failed)).contains(0L);
  }

  @Test
  void a_cancel_that_comes_too_late_leaves_the_pictures() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor
        .creates("a", failure("CONCURRENCY_FULL"), hang(), job("v1"))
        .polls("a", state("running"));

    Job waiting = engine.until(engine.admit(engine.large()), JobState.QUEUED);
    vendor.untilCreates(2);

    assertThat(engine.cancel(waiting)).isEmpty(); // it is being sent
    vendor.release(failure("CONCURRENCY_FULL"));
    engine.until(waiting, JobState.RUNNING);
    assertThat(vendor.creates().get(2).getInteger("images")).isEqualTo(1);
  }

  @Test
  void a_waiting_job_can_be_cancelled_and_costs_nothing() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", failure("CONCURRENCY_FULL").put("retry_after", 60));

    Job waiting = engine.until(engine.admit(engine.request("A lighthouse")), JobState.QUEUED);
    Job cancelled = engine.cancel(waiting).orElseThrow();

    assertThat(cancelled.state()).isEqualTo(JobState.CANCELLED);
    assertThat(engine.paid(cancelled)).contains(0L);
  }

  @Test
  void who_waits_longer_than_the_line_lasts_is_sent_away() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", failure("CREDENTIALS_REFUSED"));
    engine.create("closes the channel");
    Job waiting = engine.admit(engine.request("A lighthouse"));
    assertThat(waiting.state()).isEqualTo(JobState.QUEUED);

    engine.clock.jump(Duration.ofHours(25));
    Job failed = engine.until(waiting, now -> now.state().isFinal());

    assertThat(code(failed)).isEqualTo("queue_timeout");
    assertThat(engine.paid(failed)).contains(0L);
  }

  @Test
  void an_orderly_stop_waits_for_creates_under_way() {
    ScriptedVendor vendor = open(channel("a", "acme", 1, ""));
    vendor.creates("a", ScriptedVendor.hang());
    Job sent = engine.admit(engine.request("A lighthouse"));
    engine.until(() -> !vendor.creates().isEmpty());

    engine.vertx.setTimer(300, later -> vendor.release(new JsonObject().put("id", "v1")));
    engine.stop();

    assertThat(engine.read(sent).state()).isEqualTo(JobState.RUNNING);
  }
}
