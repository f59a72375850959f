package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.reset;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.JobFile.Booking;
import io.filmgate.core.job.OperatorAnswer.Done;
import io.filmgate.core.ledger.Amounts;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What vendors do with jobs that were ended in doubt, and what becomes of it. */
class AftermathsTest extends OnEngine {
  private static final JsonObject ABSENT = new JsonObject();
  private static final Amounts WHOLE = new Amounts(1, 5_000, 1_000_000);

  private static Decision by(String action) {
    return new Decision("ann", action, "gone");
  }

  private void release(Job job) {
    assertThat(engine.operate(job, new OperatorWish.Release(by("job.release"))))
        .isInstanceOf(Done.class);
  }

  private void charge(Job job) {
    assertThat(engine.operate(job, new OperatorWish.Charge(by("job.charge"))))
        .isInstanceOf(Done.class);
  }

  private Job lost(String provider, String more) {
    open(channel("a", provider, 1, more)).creates("a", reset(), job("v2")).finds("a", ABSENT);
    return engine.create("A lighthouse");
  }

  private Aftermath until(Job job, Aftermath.State state) {
    engine.until(() -> aftermath(job).filter(after -> after.state() == state).isPresent());
    return aftermath(job).orElseThrow();
  }

  private Optional<Aftermath> aftermath(Job job) {
    return engine.file(job).aftermath();
  }

  private Optional<Amounts> absorbed(Job job) {
    return engine.file(job).entries().stream()
        .filter(entry -> entry.kind().equals("absorb"))
        .map(Booking::absorbed)
        .findFirst();
  }

  private void assertUnchanged(Job job, long paid) {
    Job now = engine.read(job);
    assertThat(now.state()).isEqualTo(JobState.FAILED);
    assertThat(code(now)).isEqualTo("vendor_lost");
    assertThat(now.accepted()).isEmpty();
    assertThat(engine.paid(job)).contains(paid);
  }

  @Test
  void what_the_vendor_finishes_after_a_release_is_the_operators_loss() {
    Job lost = lost("acme", "");
    release(lost);
    assertThat(aftermath(lost).orElseThrow().state()).isEqualTo(Aftermath.State.LOOKING);
    engine.vendor.finds("a", job("v1")).polls("a", state("running"), state("done"));

    Aftermath over = until(lost, Aftermath.State.SUCCEEDED);

    assertThat(over.vendorJob().orElseThrow().vendorJobId()).isEqualTo("v1");
    assertThat(over.endedAt()).isPresent();
    assertThat(absorbed(lost)).contains(WHOLE);
    assertUnchanged(lost, 0);
  }

  @Test
  void what_the_tenant_has_paid_is_nobodys_loss() {
    Job lost = lost("acme", "");
    charge(lost);
    engine.vendor.finds("a", job("v1")).polls("a", state("done"));

    until(lost, Aftermath.State.SUCCEEDED);

    assertThat(absorbed(lost)).contains(Amounts.NONE);
    assertUnchanged(lost, 1_000_000);
  }

  @Test
  void it_is_watched_on_after_a_restart_whatever_was_known_before() {
    Job lost = lost("acme", "");
    release(lost);
    engine.restart();
    engine.vendor.finds("a", job("v1")).polls("a", state("running"));
    until(lost, Aftermath.State.FOLLOWING);
    engine.restart();
    engine.vendor.polls("a", state("done"));

    until(lost, Aftermath.State.SUCCEEDED);

    assertThat(absorbed(lost)).contains(WHOLE);
    engine.restart();
    assertUnchanged(lost, 0);
  }

  @Test
  void what_is_late_is_stopped_where_that_is_possible() {
    ScriptedVendor vendor = open(channel("a", "zeta", 1, ""));
    vendor.creates("a", job("v1")).polls("a", state("running"));
    Job late = engine.until(engine.create("A lighthouse"), JobState.RUNNING);
    engine.clock.jump(Duration.ofHours(3));
    engine.until(late, JobState.IN_DOUBT);
    vendor.polls("a", state("cancelled"));

    release(engine.read(late));
    until(late, Aftermath.State.FAILED);

    assertThat(vendor.cancelled("a")).isEqualTo(1);
    assertThat(absorbed(late)).isEmpty();
    assertThat(engine.read(late).state()).isEqualTo(JobState.FAILED);
    assertThat(engine.paid(late)).contains(0L);
  }

  @Test
  void a_video_that_is_refused_after_it_was_made_is_a_loss_too() {
    Job lost = lost("acme", "");
    release(lost);
    engine.vendor.finds("a", job("v1")).polls("a", failure("OUTPUT_REJECTED"));

    until(lost, Aftermath.State.FAILED);

    assertThat(absorbed(lost)).contains(WHOLE);
  }

  @Test
  void what_certainly_never_came_is_looked_for_no_more() {
    Job lost = lost("acme", "");
    release(lost);
    engine.clock.jump(Duration.ofMinutes(3));

    until(lost, Aftermath.State.MISSING);

    assertThat(absorbed(lost)).isEmpty();
  }

  @Test
  void what_the_vendor_has_forgotten_is_looked_for_no_more() {
    Job lost = lost("acme", "");
    engine.vendor.finds("a", failure("UNAVAILABLE"));
    release(lost);
    engine.clock.jump(Duration.ofHours(25));

    until(lost, Aftermath.State.FORGOTTEN);

    assertUnchanged(lost, 0);
  }

  @Test
  void a_vendor_that_cannot_be_asked_is_not_waited_for() {
    Job lost = lost("zeta", "");
    release(lost);

    assertThat(aftermath(lost)).isEmpty();
  }

  @Test
  void the_channels_slot_is_free_when_the_vendor_is() {
    Job lost = lost("acme", "limits: { running_jobs: 1 }");
    release(lost);
    Job next = engine.admit(engine.request("A second lighthouse"));
    assertThat(next.state()).isEqualTo(JobState.QUEUED);
    engine.vendor.polls("a", state("done"));
    engine.clock.jump(Duration.ofMinutes(3));

    until(lost, Aftermath.State.MISSING);

    engine.until(next, JobState.SUCCEEDED);
  }
}
