package io.filmgate.core.job;

import io.filmgate.core.ledger.Hold;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs for tests that need no store. */
final class SampleJobs {
  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private SampleJobs() {}

  static Job queued(String id) {
    return job(id, new Hold(1, 5_000, 1_000_000, true));
  }

  static Job submitting(String id) {
    return queued(id)
        .submitting(new Job.Attempt(1, "a", "a", "acme@1.0.0", NOON, NOON.plusSeconds(10)));
  }

  static Job running(String id) {
    return submitting(id)
        .running(new Job.Accepted("v1", Map.of(), new JsonObject(), NOON, NOON.plusSeconds(7_200)));
  }

  static Job held(Hold held) {
    return job("video_1", held);
  }

  private static Job job(String id, Hold held) {
    return new Job(
        id,
        "t",
        "k",
        "clip",
        JobState.QUEUED,
        NOON,
        new JsonObject(),
        new Job.Planned("acme-1", "acme-text", Map.of(), Map.of(), List.of(), new JsonObject(), 0),
        held,
        List.of("a"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
