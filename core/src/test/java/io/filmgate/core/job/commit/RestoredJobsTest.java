package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.requeue;
import static io.filmgate.core.job.commit.CommitFixture.succeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy.Then;
import io.filmgate.core.job.Aftermath;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.RestoredJobs;
import io.filmgate.core.job.SampleChannels;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.ledger.Settlement;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class RestoredJobsTest {
  private static final Instant LATER = NOON.plusSeconds(3_600);

  private final CommitFixture fixture;

  RestoredJobsTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @BeforeEach
  void openChannel() {
    fixture.rooms.open("main", 2);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** As a command does it before a gateway starts on the copy. */
  private RestoredJobs.Report restore() {
    return restore(Map.of());
  }

  private RestoredJobs.Report restore(Map<String, ChannelConfig> channels) {
    RestoredJobs.Report report =
        TestStore.await(
            fixture
                .store
                .store()
                .write(
                    connection -> new RestoredJobs(connection, channels).doubt("tester", LATER)));
    fixture.reopen();
    fixture.commit(new StartWaiting(LATER));
    return report;
  }

  private Job stored(Job job) {
    return TestStore.await(fixture.table.find(job.id())).orElseThrow();
  }

  @Test
  void what_no_vendor_had_accepted_is_in_doubt_and_never_starts_again() {
    Job sent = fixture.started(job("acme", "web", 1, "main"));
    Job running = fixture.running(job("acme", "web", 2, "main"));
    Job waiting = fixture.waiting(job("acme", "web", 3, "main", "backup"));

    assertThat(restore()).isEqualTo(new RestoredJobs.Report(1, 1, 1));

    fixture.rooms.open("backup", 9);
    assertThat(fixture.commit(new StartWaiting(LATER))).isZero();
    assertThat(stored(running)).isEqualTo(running);
    assertThat(stored(sent).state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(stored(sent).attempt().map(Attempt::number)).contains(1);
    Job supposed = stored(waiting);
    assertThat(supposed.state()).isEqualTo(JobState.IN_DOUBT);
    assertThat(supposed.attempt())
        .contains(new Attempt(1, "main", "", "@unknown", NOON, Attempt.SUPPOSED));
    assertThat(fixture.audit()).isEmpty();
    assertThat(fixture.row("select action, subject, after_change from audit"))
        .isEqualTo("store.restore store {\"waited\":1,\"sent\":1,\"followed\":1}");
  }

  @Test
  void supposed_attempts_take_no_slot_of_a_channel_until_they_are_found() {
    fixture.rooms.open("main", 0);
    Job waiting = fixture.waiting(job("acme", "web", 1, "main"));
    fixture.waiting(job("acme", "web", 2, "main"));
    restore();
    assertThat(fixture.slot("c:main")).isIn("", "0 0");

    Job found = fixture.commit(CommitFixture.accept(stored(waiting))).orElseThrow();
    assertThat(fixture.slot("c:main")).isEqualTo("1 0");
    assertThat(fixture.audit()).isEmpty();
    fixture.commit(succeed(found, CommitFixture.HOLD));

    assertThat(fixture.slot("c:main")).isEqualTo("0 0");
    assertThat(fixture.audit()).isEmpty();
  }

  @Test
  void they_take_none_either_while_they_are_watched_after_their_release() {
    fixture.rooms.open("main", 0);
    Job waiting = fixture.waiting(job("acme", "web", 1, "main"));
    restore();
    Close release = fail(stored(waiting));
    Aftermath watched =
        new Aftermath(Aftermath.State.LOOKING, LATER, LATER, Optional.empty(), Optional.empty());

    fixture.commit(
        new Close(
            release.job(),
            release.to(),
            release.ending(),
            release.settlement(),
            Optional.of(CommitFixture.ended("IN_DOUBT")),
            LATER,
            release.by(),
            Optional.of(watched)));

    assertThat(fixture.row("select count(*) from aftermath")).isEqualTo("1");
    assertThat(fixture.slot("c:main")).isIn("", "0 0");
    assertThat(fixture.audit()).isEmpty();
    fixture.reopen();
    fixture.commit(new StartWaiting(LATER));
    assertThat(fixture.audit()).isEmpty();
  }

  @Test
  void the_attempt_that_is_supposed_follows_those_that_have_ended() {
    Job job = fixture.started(job("acme", "web", 1, "main"));
    fixture.rooms.channels.clear();
    fixture.commit(requeue(job));
    restore();

    Job doubtful = stored(job);
    assertThat(doubtful.attemptNumber()).isEqualTo(2);
    Close release =
        new Close(
            doubtful,
            JobState.FAILED,
            fail(doubtful).ending(),
            Settlement.release("by hand"),
            Optional.of(CommitFixture.ended("IN_DOUBT")),
            LATER);
    assertThat(fixture.commit(release)).isPresent();
    assertThat(fixture.row("select count(*) from attempt")).isEqualTo("2");
    assertThat(fixture.audit()).isEmpty();
  }

  @Test
  void a_policy_that_charges_does_not_charge_what_was_perhaps_never_sent() {
    fixture.waiting(job("acme", "web", 1, "releases"));
    fixture.waiting(job("acme", "web", 2, "charges"));
    fixture.waiting(job("acme", "web", 3, "asks"));
    restore(
        Map.of(
            "releases", channel("releases", Optional.of(Then.RELEASE)),
            "charges", channel("charges", Optional.of(Then.CHARGE)),
            "asks", channel("asks", Optional.empty())));

    assertThat(fixture.row("select kept_by, plugin from job where channel_id = 'charges'"))
        .isEqualTo("tester acme@unknown");
    assertThat(TestStore.await(fixture.table.kept())).containsExactly(job("acme", "web", 2).id());
  }

  private static ChannelConfig channel(String id, Optional<Then> then) {
    return SampleChannels.with(
        id, then.map(whose -> new InDoubtPolicy(Duration.ofHours(1), whose)));
  }
}
