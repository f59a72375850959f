package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.UNLIMITED;
import static io.filmgate.core.job.commit.CommitFixture.budget;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class IdempotencyTest {
  private final CommitFixture fixture;

  IdempotencyTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void openChannel() {
    fixture.rooms.open("main", 1000);
  }

  @AfterEach
  void everythingAddsUp() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  @Test
  void the_same_request_again_gives_the_job_as_it_is_now() {
    Admission.Started first =
        (Admission.Started) fixture.commit(admit("acme", 1, "order-1", "a", UNLIMITED));
    Job running = fixture.commit(CommitFixture.accept(first.job())).orElseThrow();

    assertThat(fixture.commit(admit("acme", 2, "order-1", "a", UNLIMITED)))
        .isEqualTo(new Admission.Replay(running));
    assertThat(fixture.row("select count(*) from job")).isEqualTo("1");
  }

  @Test
  void another_request_under_the_same_key_is_told_so() {
    fixture.commit(admit("acme", 1, "order-1", "a", UNLIMITED));

    assertThat(fixture.commit(admit("acme", 2, "order-1", "b", UNLIMITED)))
        .isEqualTo(new Admission.KeyReused());
  }

  @Test
  void a_key_is_one_tenants() {
    fixture.commit(admit("acme", 1, "order-1", "a", UNLIMITED));

    assertThat(fixture.commit(admit("other", 2, "order-1", "a", UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
  }

  @Test
  void a_refused_request_does_not_use_the_key_up() {
    LimitsConfig none = budget(Unit.JOBS, "0", Period.EVER);
    assertThat(fixture.commit(admit("acme", 1, "order-1", "a", none)))
        .isInstanceOf(Admission.Refused.class);

    assertThat(fixture.commit(admit("acme", 2, "order-1", "b", UNLIMITED)))
        .isInstanceOf(Admission.Started.class);
  }

  @Test
  void a_replay_is_not_limited() {
    LimitsConfig one = budget(Unit.JOBS, "1", Period.EVER);
    fixture.commit(admit("acme", 1, "order-1", "a", one));

    assertThat(fixture.commit(admit("acme", 2, "order-1", "a", one)))
        .isInstanceOf(Admission.Replay.class);
  }

  @Test
  void of_many_at_the_same_time_one_makes_the_job() {
    List<Future<Admission>> answers = new ArrayList<>();
    fixture.store.together(
        () -> {
          for (int i = 0; i < 20; i++) {
            answers.add(fixture.commits.commit(admit("acme", i, "order-1", "a", UNLIMITED)));
          }
        });
    List<Admission> admissions = TestStore.awaitAll(answers);

    assertThat(admissions.get(0)).isInstanceOf(Admission.Started.class);
    assertThat(admissions.subList(1, 20)).allMatch(Admission.Replay.class::isInstance);
    assertThat(fixture.row("select count(*) from job")).isEqualTo("1");
  }

  @Test
  void a_batch_finds_more_keys_than_one_query_asks_for() {
    List<Future<Admission>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      fixture.commit(admit("acme", i, "order-" + i, "a", UNLIMITED));
    }
    fixture.store.together(
        () -> {
          for (int i = 0; i < 40; i++) {
            answers.add(
                fixture.commits.commit(admit("acme", 100 + i, "order-" + i, "a", UNLIMITED)));
          }
        });

    List<Admission> admissions = TestStore.awaitAll(answers);
    for (int i = 0; i < 40; i++) {
      assertThat(((Admission.Replay) admissions.get(i)).job().id())
          .isEqualTo(job("acme", "web", i).id());
    }
  }

  private Admit admit(
      String tenant, int number, String name, String fingerprint, LimitsConfig limits) {
    Admit admit = fixture.admit(job(tenant, "web", number, "main"), limits, UNLIMITED);
    return new Admit(
        admit.job(),
        Optional.of(new Idempotency(name, fingerprint)),
        admit.limits(),
        admit.offers(),
        admit.now(),
        admit.sendWithin());
  }
}
