package io.filmgate.core.management;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.Admission;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobMeters;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.Doubt;
import io.filmgate.core.job.commit.NoRooms;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.store.TestStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two jobs in a store: an older one in doubt, and one that waits. */
final class StoredJobs {
  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  static final String DOUBTFUL = "video_01KB1V3Z7Q4T8M2N5P6R9S0XYA";
  static final String WAITING = "video_01KB1V3Z7Q4T8M2N5P6R9S0XYB";

  private StoredJobs() {}

  static void in(TestStore store) {
    JobCommits commits =
        new JobCommits(
            store.store(),
            new NoRooms(),
            Duration.ofSeconds(10),
            InstantSource.fixed(NOON),
            started -> {},
            new JobMeters(new SimpleMeterRegistry()));
    Admission started =
        TestStore.await(
            commits.commit(
                admit(job(DOUBTFUL, "acme", "clip"), new ChannelOffer("a", "a", "p@1", 1))));
    TestStore.await(
        commits.commit(
            new Doubt(((Admission.Started) started).job(), "no answer", NOON.plusSeconds(30))));
    TestStore.await(commits.commit(admit(job(WAITING, "other", "film"))));
  }

  private static Admit admit(Job job, ChannelOffer... offers) {
    return new Admit(
        job,
        Optional.empty(),
        new AdmissionLimits(LimitsConfig.NONE, LimitsConfig.NONE),
        List.of(offers),
        NOON,
        Duration.ofSeconds(10));
  }

  private static Job job(String id, String tenant, String model) {
    return new Job(
        id,
        tenant,
        "web",
        model,
        JobState.QUEUED,
        NOON,
        new JsonObject().put("prompt", "a lighthouse at dawn"),
        new Job.Planned("clip-1", "text", Map.of(), Map.of(), List.of(), new JsonObject(), 0),
        new Hold(1, 5_000, 1_500_000, true),
        List.of("a", "b"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
