package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.commit.Admission;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobMeters;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.Requeue;
import io.filmgate.core.job.commit.NoRooms;
import io.filmgate.core.store.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientCommitsTest {
  private final TestStore store = new TestStore();
  private final JobCommits commits =
      new JobCommits(
          store.store(),
          new NoRooms(),
          Duration.ofSeconds(10),
          InstantSource.fixed(SampleJobs.NOON),
          jobs -> {},
          new JobMeters(new SimpleMeterRegistry()));
  private final PatientCommits patient = new PatientCommits(store.vertx(), commits);

  @AfterEach
  void close() {
    store.close();
  }

  private Job started() {
    Admission admission =
        TestStore.await(
            commits.commit(
                new Admit(
                    SampleJobs.queued("video_1"),
                    Optional.empty(),
                    new AdmissionLimits(LimitsConfig.NONE, LimitsConfig.NONE),
                    List.of(new ChannelOffer("a", "a", "acme@1.0.0", 1)),
                    SampleJobs.NOON,
                    Duration.ofSeconds(10))));
    return ((Admission.Started) admission).job();
  }

  private static Accept accept(Job job) {
    return new Accept(job, SampleJobs.running("video_1").accepted().orElseThrow(), SampleJobs.NOON);
  }

  private void sql(String statement) {
    TestStore.await(
        store
            .store()
            .write(
                connection -> {
                  try (var change = connection.createStatement()) {
                    return change.executeUpdate(statement);
                  }
                }));
  }

  @Test
  void what_has_happened_is_written_as_soon_as_the_store_takes_it() {
    Job job = started();
    sql("alter table job rename to job_away");
    Future<Optional<Job>> accepted = patient.commit(accept(job), job.id());
    sql("select 1 where 0"); // a commit later the first try has failed
    assertThat(accepted.isComplete()).isFalse();

    sql("alter table job_away rename to job");
    assertThat(TestStore.await(accepted).orElseThrow().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void who_loses_a_race_hears_it() {
    Job job = started();
    TestStore.await(patient.commit(accept(job), job.id()));
    assertThat(TestStore.await(patient.commit(accept(job), job.id()))).isEmpty();
  }

  @Test
  void what_can_never_be_is_not_tried_for_ever() {
    Job queued = SampleJobs.queued("video_1");
    Requeue impossible =
        new Requeue(queued, new EndedAttempt("x", new JsonObject()), SampleJobs.NOON);
    Future<Optional<Job>> failed = patient.commit(impossible, queued.id());
    assertThat(failed.failed()).isTrue();
    assertThat(failed.cause()).isInstanceOf(IllegalArgumentException.class);
  }
}
