package io.filmgate.core.job;

import io.filmgate.core.ledger.Hold;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a job's end is written down. */
final class Endings {
  private Endings() {}

  static Job.Ending failed(Instant at, JobError error) {
    return new Job.Ending(at, Optional.of(error.toJson()), Optional.empty());
  }

  /** A failure that the tenant pays for if the operator's policy says so. */
  static Job.Ending charged(Instant at, JobError error, Hold used) {
    if (used.equals(Hold.NONE)) {
      return failed(at, error);
    }
    JobResult nothing = new JobResult(List.of(), new JsonObject(), used);
    return new Job.Ending(at, Optional.of(error.toJson()), Optional.of(nothing.toJson()));
  }

  static Job.Ending cancelled(Instant at) {
    return new Job.Ending(at, Optional.empty(), Optional.empty());
  }

  static Job.Ending succeeded(Instant at, JobResult result) {
    return new Job.Ending(at, Optional.empty(), Optional.of(result.toJson()));
  }
}
