package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.Jobs.Filter;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobMeters;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.job.commit.NoRooms;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.quota.Quota;
import io.filmgate.core.store.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads while SQLite really cannot read: what is committed, but in its log only, is taken away. */
class StoreAwayTest {
  private static final Idempotency KEY = new Idempotency("order-1", "a");

  private final TestStore store = new TestStore();
  private final JobTable table = new JobTable(store.store());
  private final Jobs jobs = new Jobs(store.vertx(), table, new Progress());
  private final Quota quota = new Quota(store.vertx(), table);
  private final Path log = store.home().resolve("data/filmgate.db-wal");
  private byte[] committed;

  @BeforeEach
  void takeTheLogAway() throws IOException {
    JobCommits commits =
        new JobCommits(
            store.store(),
            new NoRooms(),
            Duration.ofMinutes(1),
            InstantSource.fixed(SampleJobs.NOON),
            started -> {},
            new JobMeters(new SimpleMeterRegistry()));
    TestStore.await(
        commits.commit(
            new Admit(
                SampleJobs.queued("video_1"),
                Optional.of(KEY),
                new AdmissionLimits(LimitsConfig.NONE, LimitsConfig.NONE),
                List.of(),
                SampleJobs.NOON,
                Duration.ofMinutes(1))));
    committed = Files.readAllBytes(log);
    Files.write(log, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void bringTheLogBack() throws IOException {
    Files.write(log, committed);
  }

  @AfterEach
  void close() throws IOException {
    bringTheLogBack();
    store.close();
  }

  @Test
  void every_read_says_that_nothing_is_known_and_works_again_later() throws IOException {
    Filter all = new Filter(10, Optional.empty(), List.of(), Optional.empty());

    assertThatThrownBy(() -> TestStore.await(jobs.find("t", "video_1")))
        .isInstanceOf(JobsUnavailable.class)
        .hasMessageContaining("SQLITE_IOERR");
    assertThatThrownBy(() -> TestStore.await(jobs.find("video_1")))
        .isInstanceOf(JobsUnavailable.class);
    assertThatThrownBy(() -> TestStore.await(jobs.list("t", all)))
        .isInstanceOf(JobsUnavailable.class);

    bringTheLogBack();

    assertThat(TestStore.await(jobs.find("t", "video_1"))).isPresent();
    assertThat(TestStore.await(jobs.find("video_1"))).isPresent();
    assertThat(TestStore.await(jobs.list("t", all))).hasSize(1);
  }

  @Test
  void a_create_under_a_known_key_is_refused_and_later_replayed() throws IOException {
    assertThat(TestStore.await(quota.replay("t", KEY, Duration.ZERO)))
        .contains(new CreateReply.StoreUnavailable());

    bringTheLogBack();

    Idempotency reused = new Idempotency(KEY.key(), "b");
    assertThat(TestStore.await(quota.replay("t", reused, Duration.ZERO)))
        .contains(new CreateReply.KeyReused());
  }
}
