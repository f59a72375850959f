package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.LINE_SEND_WITHIN;
import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.doubt;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static io.filmgate.core.job.commit.CommitFixture.requeue;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.JobOperation.StartWaiting;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class WaitingLineTest {
  private final CommitFixture fixture;

  WaitingLineTest(TestDatabase database) {
    fixture = new CommitFixture(database);
  }

  @AfterEach
  void everythingAddsUp() {
    assertThat(fixture.audit()).isEmpty();
    fixture.close();
  }

  @Test
  void a_freed_slot_is_handed_over_in_the_commit_that_frees_it() {
    fixture.rooms.open("main", 1);
    Job first = fixture.started(job("acme", "web", 1, "main"));
    Job second = fixture.waiting(job("acme", "web", 2, "main"));
    fixture.commit(fail(first));

    Job started = fixture.startedFromLine.get(0);
    assertThat(started.id()).isEqualTo(second.id());
    assertThat(started.state()).isEqualTo(JobState.SUBMITTING);
    assertThat(started.attempt().orElseThrow().sendBefore())
        .isEqualTo(started.attempt().orElseThrow().startedAt().plus(LINE_SEND_WITHIN));
    assertThat(TestStore.await(fixture.table.find(second.id()))).contains(started);
  }

  @Test
  void news_that_waited_for_the_store_give_the_next_job_its_whole_time_to_be_sent() {
    fixture.rooms.open("main", 1);
    Job first = fixture.started(job("acme", "web", 1, "main"));
    fixture.waiting(job("acme", "web", 2, "main"));
    fixture.present = NOON.plus(LINE_SEND_WITHIN.multipliedBy(10));
    fixture.commit(fail(first)); // as of a minute past noon

    assertThat(fixture.startedFromLine.get(0).attempt().orElseThrow().sendBefore())
        .isEqualTo(fixture.present.plus(LINE_SEND_WITHIN));
  }

  @Test
  void jobs_of_a_key_are_served_first_come_first_served() {
    for (int i = 1; i <= 20; i++) {
      fixture.waiting(job("acme", "web", i, "main"));
    }
    fixture.rooms.open("main", 100);

    assertThat(fixture.commit(new StartWaiting(NOON))).isEqualTo(20);
    assertThat(numbers()).isSorted().hasSize(20);
  }

  @Test
  void tenants_take_turns_however_many_jobs_they_have() {
    for (int i = 1; i <= 10; i++) {
      fixture.waiting(job("busy", "web", i, "main"));
    }
    fixture.waiting(job("small", "web", 11, "main"));
    fixture.waiting(job("small", "web", 12, "main"));
    fixture.rooms.open("main", 5);
    fixture.commit(new StartWaiting(NOON));

    assertThat(fixture.startedFromLine)
        .extracting(Job::tenantId)
        .containsExactly("busy", "small", "busy", "small", "busy");
  }

  @Test
  void ten_jobs_behind_a_thousand_of_another_tenant_start_within_a_turn_of_the_slots() {
    int slots = 20;
    fixture.rooms.open("main", slots);
    List<Job> running = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      running.add(fixture.started(job("busy", "web", i, "main")));
    }
    List<Future<Admission>> waiting = new ArrayList<>();
    for (int i = slots; i < slots + 1_000; i++) {
      waiting.add(fixture.commits.commit(fixture.admit(job("busy", "web", i, "main"))));
    }
    TestStore.awaitAll(waiting);
    for (int i = 0; i < 10; i++) {
      fixture.waiting(job("late", "web", 5_000 + i, "main"));
    }
    running.forEach(job -> fixture.commit(fail(job)));

    assertThat(fixture.startedFromLine)
        .hasSize(slots)
        .filteredOn(job -> job.tenantId().equals("late"))
        .hasSize(10);
  }

  @Test
  void keys_of_a_tenant_take_turns() {
    for (int i = 1; i <= 4; i++) {
      fixture.waiting(job("acme", "busy", i, "main"));
    }
    fixture.waiting(job("acme", "small", 5, "main"));
    fixture.rooms.open("main", 3);
    fixture.commit(new StartWaiting(NOON));

    assertThat(fixture.startedFromLine)
        .extracting(Job::keyId)
        .containsExactly("busy", "small", "busy");
  }

  @Test
  void a_job_that_started_at_once_counts_as_a_turn() {
    fixture.rooms.open("main", 1);
    Job running = fixture.started(job("acme", "web", 1, "main"));
    fixture.waiting(job("acme", "web", 2, "main"));
    fixture.waiting(job("other", "web", 3, "main"));
    fixture.commit(fail(running));

    assertThat(numbers()).containsExactly(3);
  }

  @Test
  void limits_of_key_and_tenant_hold_for_who_waits() {
    for (int i = 1; i <= 6; i++) {
      fixture.waiting(job("acme", i % 2 == 0 ? "even" : "odd", i, "main"));
    }
    fixture.rooms.open("main", 100);
    fixture.rooms.keys.put("acme/even", 1);
    fixture.rooms.tenants.put("acme", 3);
    fixture.commit(new StartWaiting(NOON));

    assertThat(numbers()).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void of_a_keys_lanes_the_oldest_job_with_a_free_channel_starts() {
    fixture.waiting(job("acme", "web", 1, "full"));
    fixture.waiting(job("acme", "web", 2, "b", "a"));
    fixture.waiting(job("acme", "web", 3, "a"));
    fixture.rooms.open("a", 1);
    fixture.rooms.open("b", 0);
    fixture.commit(new StartWaiting(NOON));

    assertThat(numbers()).containsExactly(2);
    assertThat(fixture.startedFromLine.get(0).attempt().orElseThrow().channelId()).isEqualTo("a");
  }

  @Test
  void nobody_who_comes_now_overtakes_who_waits() {
    fixture.rooms.open("main", 1);
    Job first = fixture.started(job("acme", "web", 1, "main"));
    fixture.waiting(job("acme", "web", 2, "main"));
    AtomicReference<Future<Admission>> late = new AtomicReference<>();
    fixture.store.together(
        () -> {
          late.set(fixture.commits.commit(fixture.admit(job("other", "web", 3, "main"))));
          fixture.commits.commit(fail(first));
        });

    assertThat(TestStore.await(late.get())).isInstanceOf(Admission.Waiting.class);
    assertThat(numbers()).containsExactly(2);
  }

  @Test
  void a_newcomer_does_not_pass_its_own_line_when_a_channel_has_opened() {
    fixture.waiting(job("acme", "web", 1, "main"));
    fixture.rooms.open("main", 1);

    assertThat(fixture.commit(fixture.admit(job("acme", "web", 2, "main"))))
        .isInstanceOf(Admission.Waiting.class);
  }

  @Test
  void doubt_frees_the_keys_slot_but_not_the_channels() {
    fixture.rooms.open("main", 1);
    fixture.rooms.open("other", 1);
    Job first = fixture.started(job("acme", "web", 1, "main"));
    fixture.waiting(job("acme", "web", 2, "main"));
    fixture.commit(doubt(first));

    assertThat(fixture.startedFromLine).isEmpty();
  }

  @Test
  void a_job_that_went_back_starts_again_when_another_of_its_channels_is_free() {
    fixture.rooms.open("main", 1);
    Job first = fixture.started(job("acme", "web", 1, "main", "other"));
    fixture.rooms.channels.remove("main");
    fixture.rooms.open("other", 1);
    fixture.commit(requeue(first));

    assertThat(fixture.startedFromLine)
        .singleElement()
        .satisfies(job -> assertThat(job.attempt().orElseThrow().channelId()).isEqualTo("other"));
  }

  @Test
  void a_long_line_starts_in_several_commits() {
    int jobs = WaitingLine.MOST_STARTS + 10;
    List<Future<Admission>> answers = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      answers.add(fixture.commits.commit(fixture.admit(job("acme", "web", i, "main"))));
    }
    TestStore.awaitAll(answers);
    fixture.rooms.open("main", jobs);

    assertThat(fixture.commit(new StartWaiting(NOON))).isEqualTo(WaitingLine.MOST_STARTS);
    assertThat(fixture.commit(new StartWaiting(NOON))).isLessThanOrEqualTo(10);
    assertThat(fixture.startedFromLine).hasSize(jobs).doesNotHaveDuplicates();
  }

  private List<Integer> numbers() {
    return fixture.startedFromLine.stream()
        .map(job -> Integer.parseInt(job.id().substring("video_".length())))
        .toList();
  }
}
