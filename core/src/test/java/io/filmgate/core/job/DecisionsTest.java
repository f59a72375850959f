package io.filmgate.core.job;

import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.hang;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.reset;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.job.JobFile.Booking;
import io.filmgate.core.job.JobLine.Kept;
import io.filmgate.core.job.OperatorAnswer.Done;
import io.filmgate.core.job.OperatorAnswer.Reason;
import io.filmgate.core.job.OperatorAnswer.Refused;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators decide about jobs in doubt, and about others. */
class DecisionsTest extends OnEngine {
  private static final JsonObject ABSENT = new JsonObject();

  private static Decision by(String action) {
    return new Decision("ann", action, "seen in the console");
  }

  private static OperatorWish release() {
    return new OperatorWish.Release(by("job.release"));
  }

  private static OperatorWish charge() {
    return new OperatorWish.Charge(by("job.charge"));
  }

  private static OperatorWish found(String vendorJobId) {
    return new OperatorWish.Found(vendorJobId, by("job.found"));
  }

  private static OperatorWish keep() {
    return new OperatorWish.Keep(by("job.hold"));
  }

  private static OperatorWish stop() {
    return new OperatorWish.Stop(new Decision("ann", "job.cancel", ""));
  }

  private Job doubtful(String provider, String more) {
    open(channel("a", provider, 1, more)).creates("a", reset(), job("v2")).finds("a", ABSENT);
    Job job = engine.create("A lighthouse");
    assertThat(job.state()).isEqualTo(JobState.IN_DOUBT);
    return job;
  }

  private static void assertRefused(OperatorAnswer answer, Reason reason, String message) {
    assertThat(answer).isInstanceOf(Refused.class);
    assertThat(((Refused) answer).reason()).isEqualTo(reason);
    assertThat(((Refused) answer).message()).contains(message);
  }

  private Booking closing(Job job) {
    return engine.file(job).entries().stream()
        .filter(entry -> entry.kind().equals("close"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_release_costs_nothing_and_names_the_operator() {
    Job doubtful = doubtful("zeta", "");

    OperatorAnswer answer = engine.operate(doubtful, release());

    assertThat(((Done) answer).job().state()).isEqualTo(JobState.FAILED);
    assertThat(engine.paid(doubtful)).contains(0L);
    assertThat(code(engine.read(doubtful))).isEqualTo("vendor_lost");
    assertThat(closing(doubtful).reason()).isEqualTo("ann, job.release: seen in the console");
    AuditEntry entry = engine.decisions().get(0);
    assertThat(entry.operator()).isEqualTo("ann");
    assertThat(entry.action()).isEqualTo("job.release");
    assertThat(entry.subject()).isEqualTo(doubtful.id());
    assertThat(entry.before()).isEqualTo(new JsonObject("{\"state\":\"in_doubt\"}"));
    assertThat(entry.after())
        .isEqualTo(
            new JsonObject(
                "{\"state\":\"failed\",\"used\":{\"jobs\":\"0\",\"seconds\":\"0\",\"credits\":\"0\"},"
                    + "\"reason\":\"seen in the console\"}"));
  }

  @Test
  void a_charge_costs_everything_that_was_held() {
    Job doubtful = doubtful("zeta", "");

    engine.operate(doubtful, charge());

    assertThat(engine.paid(doubtful)).contains(1_000_000L);
    assertThat(closing(doubtful).reason()).isEqualTo("ann, job.charge: seen in the console");
  }

  @Test
  void who_decides_second_changes_nothing() {
    Job doubtful = doubtful("zeta", "");
    Future<OperatorAnswer> first = engine.operating(doubtful, release());
    Future<OperatorAnswer> second = engine.operating(doubtful, charge());

    assertThat(JobWatch.await(first)).isInstanceOf(Done.class);
    assertRefused(JobWatch.await(second), Reason.WRONG_STATE, "is failed");
    assertRefused(engine.operate(doubtful, found("v9")), Reason.WRONG_STATE, "is failed");
    assertRefused(engine.operate(doubtful, keep()), Reason.WRONG_STATE, "is failed");
    assertThat(engine.paid(doubtful)).contains(0L);
    assertThat(engine.decisions()).hasSize(1);
  }

  @Test
  void a_job_that_is_not_in_doubt_is_not_decided_about() {
    open(channel("a", "acme", 1, "")).creates("a", job("v1")).polls("a", state("running"));
    Job running = engine.until(engine.create("A lighthouse"), JobState.RUNNING);

    for (OperatorWish wish : List.of(release(), charge(), found("v9"), keep())) {
      assertRefused(engine.operate(running, wish), Reason.WRONG_STATE, "is running; only a job in");
    }
    assertThat(engine.decisions()).isEmpty();
    assertThat(engine.read(running).state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void a_job_that_an_operator_has_found_is_followed_to_its_end() {
    Job doubtful = doubtful("zeta", "");
    engine.vendor.polls("a", state("running"), state("running"), state("done"));

    OperatorAnswer answer = engine.operate(doubtful, found("v7"));

    assertThat(((Done) answer).job().state()).isEqualTo(JobState.RUNNING);
    Job over = engine.until(doubtful, JobState.SUCCEEDED);
    assertThat(over.accepted().orElseThrow().vendorJobId()).isEqualTo("v7");
    assertThat(engine.vendor.questions())
        .anyMatch(question -> question.contains("job=v7&operation=zeta-text&model=zeta-1"));
    assertThat(engine.paid(over)).contains(1_000_000L);
    assertThat(engine.decisions().get(0).after().getString("vendor_job")).isEqualTo("v7");
  }

  @Test
  void a_failure_of_the_vendors_own_is_found_too() {
    Job doubtful = doubtful("zeta", "");
    engine.vendor.polls("a", failure("JOB_FAILED"));

    assertThat(engine.operate(doubtful, found("v7"))).isInstanceOf(Done.class);
    engine.until(doubtful, JobState.FAILED);

    assertThat(engine.paid(doubtful)).contains(0L);
  }

  @Test
  void what_the_vendor_does_not_know_is_not_believed() {
    Job doubtful = doubtful("zeta", "");
    engine.vendor.polls("a", failure("JOB_NOT_FOUND"));

    assertRefused(engine.operate(doubtful, found("v7")), Reason.NOT_AT_VENDOR, "no job v7");
    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(engine.decisions()).isEmpty();
  }

  @Test
  void while_the_vendor_is_away_nothing_is_believed() {
    Job doubtful = doubtful("zeta", "");
    engine.vendor.polls("a", failure("UNAVAILABLE"));

    assertRefused(engine.operate(doubtful, found("v7")), Reason.VENDOR_AWAY, "UNAVAILABLE");
    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
  }

  @Test
  void a_vendors_job_belongs_to_one_of_ours() {
    Job doubtful = doubtful("zeta", "");
    engine.vendor.polls("a", state("running"));
    Job other = engine.until(engine.create("A second lighthouse"), JobState.RUNNING);

    assertRefused(engine.operate(doubtful, found("v2")), Reason.ANOTHER_JOBS, other.id());
    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
  }

  @Test
  void one_id_is_not_given_to_two_jobs_at_a_time() {
    open(channel("a", "zeta", 1, "")).creates("a", reset()).polls("a", hang());
    Job one = engine.create("A lighthouse");
    Job other = engine.create("A second lighthouse");
    Future<OperatorAnswer> first = engine.operating(one, found("v7"));
    engine.until(() -> engine.vendor.asked("a", "tasks") == 1);

    assertRefused(engine.operate(other, found("v7")), Reason.ANOTHER_JOBS, "another decision");
    engine.vendor.polls("a", state("running")).release(state("running"));
    assertThat(JobWatch.await(first)).isInstanceOf(Done.class);
    assertRefused(engine.operate(other, found("v7")), Reason.ANOTHER_JOBS, one.id());
  }

  @Test
  void a_kept_job_is_not_ended_by_the_policy_even_after_a_restart() {
    Job doubtful = doubtful("zeta", "in_doubt: { after: 24h, then: release }");
    assertThat(engine.operate(doubtful, keep())).isInstanceOf(Done.class);

    engine.clock.jump(Duration.ofHours(25));
    engine.restart();
    Job next = engine.create("A second lighthouse"); // the policy's timer has rung before this

    assertThat(next.state()).isEqualTo(JobState.RUNNING);
    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(engine.file(doubtful).line().doubt().orElseThrow().kept())
        .contains(new Kept("ann", "seen in the console"));
    assertThat(engine.operate(doubtful, release())).isInstanceOf(Done.class);
  }

  @Test
  void what_is_found_is_kept_no_longer() {
    Job doubtful = doubtful("zeta", "");
    engine.vendor.polls("a", state("running"));
    engine.operate(doubtful, keep());
    engine.operate(doubtful, found("v7"));

    assertThat(engine.file(doubtful).line().doubt()).isEmpty();
    assertThat(engine.decisions()).extracting(AuditEntry::action).contains("job.hold", "job.found");
  }

  @Test
  void an_operator_can_have_the_vendor_asked_at_once() {
    Job doubtful = doubtful("acme", "");
    engine.until(() -> engine.vendor.asked("a", "lost") >= 3);
    engine.vendor.finds("a", job("v1")).polls("a", state("running"));

    assertThat(engine.operate(doubtful, new OperatorWish.Ask())).isInstanceOf(Done.class);
    Job running = engine.until(doubtful, JobState.RUNNING);
    assertThat(engine.operate(running, new OperatorWish.Ask())).isInstanceOf(Done.class);
  }

  @Test
  void who_cannot_be_asked_is_told() {
    Job doubtful = doubtful("zeta", "");

    assertRefused(
        engine.operate(doubtful, new OperatorWish.Ask()),
        Reason.NOT_ASKABLE,
        "look for " + doubtful.id() + "-1 in its console");
    engine.operate(doubtful, release());
    assertRefused(
        engine.operate(engine.read(doubtful), new OperatorWish.Ask()),
        Reason.WRONG_STATE,
        "is failed");
  }

  @Test
  void an_operators_cancel_is_a_tenants_with_an_entry_in_the_audit() {
    open(channel("a", "zeta", 1, ""))
        .creates("a", job("v1"))
        .polls("a", state("running"), state("running"), state("cancelled"));
    Job running = engine.create("A lighthouse");

    assertThat(engine.operate(running, stop())).isInstanceOf(Done.class);
    engine.until(running, JobState.CANCELLED);

    assertThat(engine.decisions()).extracting(AuditEntry::action).containsExactly("job.cancel");
  }

  @Test
  void doubt_cannot_be_cancelled() {
    Job doubtful = doubtful("zeta", "");

    assertRefused(engine.operate(doubtful, stop()), Reason.WRONG_STATE, "is in_doubt");
  }

  @Test
  void what_is_asked_while_it_is_decided_is_not_heard_any_more() {
    open(channel("a", "acme", 1, ""))
        .creates("a", reset(), job("v2"))
        .finds("a", hang())
        .polls("a", state("running"));
    Job doubtful = engine.create("A lighthouse");
    engine.until(() -> engine.vendor.asked("a", "lost") == 1);

    engine.operate(doubtful, charge());
    engine.vendor.release(job("v1"));
    engine.create("A second lighthouse");

    assertThat(engine.read(doubtful).state()).isEqualTo(JobState.FAILED);
    assertThat(engine.read(doubtful).accepted()).isEmpty();
  }
}
