package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.HOLD;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.KeyConfig;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.ledger.Correction;
import io.filmgate.core.ledger.Corrections;
import io.filmgate.core.ledger.Scope;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.Store;
import io.filmgate.core.store.StoreException;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.tenant.Change;
import io.filmgate.core.tenant.KeyChanges;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections by another process than the one that writes jobs, and by this one. */
@EveryDatabase
class CorrectionsTest {
  private static final Scope KEY = Scope.key("acme", "web");
  private static final Scope TENANT = Scope.tenant("acme");
  private static final LimitsConfig TEN = budget(Unit.CREDITS, "10", Period.MONTH);

  private final CommitFixture fixture;
  private final AtomicInteger lastJob = new AtomicInteger();

  CorrectionsTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void makeKey() {
    fixture.rooms.open("main", 1_000_000);
    KeyConfig web = TenantText.key("web", new JsonObject(), "00");
    beside(
        connection ->
            new KeyChanges(connection, Map.of(), "tester", NOON)
                .create(TenantText.tenant("acme", new JsonObject()), web));
  }

  @AfterEach
  void everythingAddsUp() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  private <R> R beside(SqlWork<R> work) {
    return Store.writeBeside(fixture.store.configuration(), fixture.store.home(), work);
  }

  private static SqlWork<Change<Correction>> correction(Scope scope, String credits, Instant at) {
    return connection ->
        new Corrections(connection, Map.of(), "tester")
            .make(
                Correction.make(
                    scope, Unit.CREDITS, new BigDecimal(credits), at, "goodwill", NOON));
  }

  private void correct(Scope scope, String credits) {
    assertThat(beside(correction(scope, credits, NOON))).isInstanceOf(Change.Done.class);
  }

  private Future<Admission> admitting(LimitsConfig key, LimitsConfig tenant) {
    return fixture.commits.commit(
        fixture.admit(job("acme", "web", lastJob.incrementAndGet(), "main"), key, tenant));
  }

  /** Admits jobs of one credit until one is refused. */
  private int fill(LimitsConfig key, LimitsConfig tenant) {
    int admitted = 0;
    while (TestStore.await(admitting(key, tenant)) instanceof Admission.Started) {
      admitted++;
    }
    return admitted;
  }

  @Test
  void what_is_given_back_can_be_used_and_what_is_taken_cannot() {
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(10);

    correct(KEY, "3");
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(3);
    correct(KEY, "-2");
    correct(KEY, "2.999999");
    assertThat(fill(TEN, UNLIMITED)).isZero();
    correct(KEY, "0.000001");
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(1);
  }

  @Test
  void a_keys_correction_is_its_tenants_too_but_not_the_other_way_round() {
    assertThat(fill(UNLIMITED, TEN)).isEqualTo(10);
    correct(KEY, "1");
    assertThat(fill(UNLIMITED, TEN)).isEqualTo(1);
    correct(TENANT, "1");
    assertThat(fill(UNLIMITED, TEN)).isEqualTo(1);

    assertThat(fill(budget(Unit.CREDITS, "12", Period.DAY), UNLIMITED)).isEqualTo(1);
  }

  @Test
  void a_budget_that_is_new_in_its_window_starts_with_the_corrections_so_far() {
    correct(KEY, "2");

    assertThat(fill(TEN, UNLIMITED)).isEqualTo(12);
    assertThat(fixture.row("select used_micros from budget")).isEqualTo("-2000000");
  }

  @Test
  void an_earlier_window_is_corrected_by_itself() {
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(10);
    beside(correction(KEY, "5", Instant.parse("2026-10-31T23:59:59.999Z")));

    assertThat(fill(TEN, UNLIMITED)).isZero();
    assertThat(fill(budget(Unit.CREDITS, "10", Period.EVER), UNLIMITED)).isEqualTo(5);
  }

  @Test
  void whoever_is_unknown_gets_nothing() {
    assertThat(beside(correction(Scope.key("acme", "app"), "1", NOON)))
        .isEqualTo(new Change.Refused<>(Change.Reason.UNKNOWN, "there is no key acme/app"));
    assertThat(beside(correction(Scope.tenant("other"), "1", NOON)))
        .isEqualTo(new Change.Refused<>(Change.Reason.UNKNOWN, "there is no tenant other"));
    assertThat(fixture.row("select count(*) from entry")).isEqualTo("0");
  }

  @Test
  void the_audit_says_who_gave_what_and_why() {
    correct(KEY, "2.50");

    var entry =
        beside(
                connection ->
                    new AuditTable(connection).latest(Optional.empty(), Optional.empty(), 1))
            .get(0);
    assertThat(entry.operator()).isEqualTo("tester");
    assertThat(entry.action()).isEqualTo("ledger.adjust");
    assertThat(entry.subject()).isEqualTo("acme/web");
    assertThat(entry.after().getString("amount")).isEqualTo("2.5");
    assertThat(entry.after().getString("reason")).isEqualTo("goodwill");
    assertThat(fixture.row("select job_id from entry")).isEqualTo(entry.after().getString("id"));
  }

  @Test
  void a_correction_counts_in_the_commit_that_it_shares_with_jobs() {
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(10);
    List<Future<Admission>> answers = new ArrayList<>();
    fixture.store.together(
        () -> {
          fixture.store.store().write(correction(KEY, "2", NOON));
          for (int i = 0; i < 4; i++) {
            answers.add(admitting(TEN, UNLIMITED));
          }
          fixture.store.store().write(correction(KEY, "1", NOON));
        });

    // both are written before the jobs are decided on, since the first came before them
    assertThat(TestStore.awaitAll(answers))
        .filteredOn(Admission.Started.class::isInstance)
        .hasSize(3);
    assertThat(fill(TEN, UNLIMITED)).isZero();
  }

  @Test
  void a_correction_that_was_undone_and_made_again_counts_once() {
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(10);
    List<Future<Admission>> refused = new ArrayList<>();
    fixture.store.together(
        () -> {
          fixture.store.store().write(correction(KEY, "2", NOON));
          // its id is taken: the commit is undone after the jobs' writer has seen the correction
          lastJob.addAndGet(-2); // the last one was refused, the one before is there
          refused.add(admitting(TEN, UNLIMITED));
        });

    assertThatThrownBy(() -> TestStore.await(refused.get(0))).isInstanceOf(StoreException.class);
    assertThat(fill(TEN, UNLIMITED)).isEqualTo(2);
  }

  @Test
  void corrections_beside_a_busy_writer_are_neither_lost_nor_overwritten() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    LimitsConfig hundred = budget(Unit.CREDITS, "100", Period.MONTH);
    LimitsConfig tenant = budget(Unit.CREDITS, "10000", Period.DAY);
    AtomicInteger admitted = new AtomicInteger();
    AtomicInteger correctionsLeft = new AtomicInteger(40);
    Callable<Object> writer =
        () -> {
          while (correctionsLeft.get() > 0) {
            List<Future<Admission>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
              answers.add(admitting(hundred, tenant));
            }
            for (Admission answer : TestStore.awaitAll(answers)) {
              if (answer instanceof Admission.Started started) {
                admitted.incrementAndGet();
                fixture.commit(
                    succeed(
                        fixture.commit(CommitFixture.accept(started.job())).orElseThrow(), HOLD));
              }
            }
          }
          return admitted;
        };
    Callable<Object> corrector =
        () -> {
          while (correctionsLeft.getAndDecrement() > 0) {
            correct(correctionsLeft.get() % 2 == 0 ? KEY : TENANT, "1");
          }
          return correctionsLeft;
        };
    try {
      for (var done : threads.invokeAll(List.of(writer, writer, corrector))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(admitted.get() + fill(hundred, tenant)).isEqualTo(120);
    assertThat(fixture.row("select used_micros + held_micros from budget where key_id is not null"))
        .isEqualTo("100000000");
  }
}
