package io.filmgate.bench.crash.check;

import static io.filmgate.bench.crash.check.CleanRun.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.bench.crash.check.Violation.Kind;
import io.filmgate.bench.crash.evidence.Amounts;
import io.filmgate.bench.crash.evidence.Counter;
import io.filmgate.bench.crash.evidence.Limit;
import io.filmgate.bench.crash.evidence.Limit.Unit;
import io.filmgate.bench.crash.evidence.Period;
import io.filmgate.bench.crash.evidence.Scope;
import io.filmgate.bench.crash.evidence.VendorTask.End;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs with one fault each: every fault is seen, and for what it is. */
class VerdictTest {
  private final CleanRun run = new CleanRun();

  private void assertOnly(Kind kind, String what) {
    assertThat(run.verdict().violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.kind()).isEqualTo(kind);
              assertThat(violation.what()).contains(what);
            });
  }

  @Test
  void a_run_without_faults_is_clean() {
    assertThat(run.verdict().violations()).isEmpty();
    assertThat(run.verdict())
        .hasToString("kills=5 jobs=3 lost=0 doubled=0 overdrawn=0 ledger=balanced in_doubt=1");
  }

  @Test
  void a_job_that_a_client_was_promised_and_the_store_does_not_have_is_lost() {
    run.exchanges.add(CleanRun.create(9, "word9", "gone"));
    assertOnly(Kind.LOST, "job gone of request 9 is not in the store");
    assertThat(run.verdict()).asString().contains(" lost=1 ").contains("ledger=balanced");
  }

  @Test
  void a_job_that_never_ends_is_lost() {
    run.jobs.set(2, CleanRun.job("c", "word3", "running"));
    assertOnly(Kind.LOST, "job c (word3, running) never ended");
  }

  @Test
  void a_job_that_is_suddenly_unknown_is_lost() {
    run.exchanges.add(CleanRun.read(9, "a", 404, ""));
    assertOnly(Kind.LOST, "job a was unknown to request 9");
  }

  @Test
  void an_end_that_a_client_has_seen_may_not_become_another() {
    run.exchanges.add(CleanRun.read(9, "a", 200, "failed"));
    assertOnly(Kind.LOST, "had been shown as failed to request 9");
  }

  @Test
  void a_create_that_a_vendor_has_accepted_for_an_unknown_job_is_lost() {
    run.tasks.add(CleanRun.task("9", "word9", "gone-1", End.SUCCEEDED));
    assertOnly(Kind.LOST, "accepted for a job that is not in the store");
  }

  @Test
  void a_create_taken_for_absent_that_the_vendor_has_is_lost() {
    run.entries.set(2, CleanRun.close("b", Amounts.NONE, "absent at the vendor"));
    run.tasks.add(CleanRun.task("9", "word2", "b-1", End.SUCCEEDED));
    assertOnly(Kind.LOST, "was taken for absent");
  }

  @Test
  void two_acceptances_of_one_job_are_doubled() {
    run.tasks.add(CleanRun.task("9", "word1", "a-2", End.FAILED));
    assertOnly(Kind.DOUBLED, "accepted twice");
    assertThat(run.verdict()).asString().contains(" doubled=1 ");
  }

  @Test
  void one_idempotency_key_that_gets_two_jobs_is_doubled() {
    run.exchanges.add(CleanRun.create(9, "word1", "b"));
    assertOnly(Kind.DOUBLED, "one key became [a, b]");
  }

  @Test
  void a_budget_that_was_overdrawn_at_any_time_is_seen() {
    run.limits.add(new Limit(Scope.tenant("acme"), Unit.SECONDS, 9_999, Period.EVER));
    assertThat(run.verdict().violations())
        .isNotEmpty()
        .allMatch(violation -> violation.kind() == Kind.OVERDRAWN);
    assertThat(run.verdict().violations().get(0).what())
        .isEqualTo("seconds per ever of acme: 10000 of 9999 taken after the reserve of job b");
  }

  @Test
  void a_counter_that_is_not_the_sum_of_its_entries_is_unbalanced() {
    run.counters.set(
        0, new Counter(Scope.key("acme", "web"), Period.EVER, Instant.EPOCH, ONE, Amounts.NONE));
    assertOnly(Kind.UNBALANCED, "budget acme/web/EVER");
    assertThat(run.verdict()).asString().contains(" ledger=unbalanced ");
  }

  @Test
  void a_job_that_is_closed_twice_is_unbalanced() {
    run.entries.add(CleanRun.close("a", Amounts.NONE, "completed"));
    run.counters.clear();
    assertThat(run.verdict().violations())
        .anyMatch(each -> each.what().contains("is reserved 1 times and closed 2 times"));
  }

  @Test
  void a_final_job_that_is_not_closed_is_unbalanced() {
    run.entries.remove(2);
    run.counters.clear();
    run.limits.clear();
    assertThat(run.verdict().violations())
        .extracting(Violation::kind)
        .containsOnly(Kind.UNBALANCED);
  }

  @Test
  void a_charge_for_what_no_vendor_made_is_unbalanced() {
    run.tasks.clear();
    assertOnly(Kind.UNBALANCED, "is charged, and no vendor made it");
  }

  @Test
  void an_entry_that_a_kill_had_left_and_that_is_gone_makes_it_unbalanced() {
    run.atKills.add(List.of(CleanRun.reserve("a"), CleanRun.reserve("gone")));
    assertOnly(Kind.UNBALANCED, "of 2 entries that a kill had left");
  }

  @Test
  void a_hold_given_back_while_the_vendor_makes_the_video_is_an_early_refund() {
    run.tasks.add(CleanRun.task("9", "word2", "b-1", End.SUCCEEDED));
    assertOnly(Kind.EARLY_REFUND, "was released (CONCURRENCY_FULL)");
    assertThat(run.verdict()).asString().contains(" lost=1 ");
  }

  @Test
  void a_hold_given_back_by_a_policy_of_the_operator_is_none() {
    run.entries.set(2, CleanRun.close("b", Amounts.NONE, "in_doubt: after PT20S RELEASE"));
    run.tasks.add(CleanRun.task("9", "word2", "b-1", End.SUCCEEDED));
    assertThat(run.verdict().violations()).isEmpty();
  }
}
