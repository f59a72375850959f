package io.filmgate.core.api;

import io.filmgate.core.api.RequestPlanner.Planned;
import io.filmgate.core.api.request.GenerationFields;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.PlannedRows;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.tenant.Caller;
import io.filmgate.spi.Plan;
import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes the row of a job that has not been admitted yet. */
final class NewJob {
  private final ApiDependencies.Surroundings surroundings;

  NewJob(ApiDependencies.Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Job of(Caller caller, JsonObject body, GenerationFields fields, Planned planned, Hold hold) {
    Plan plan = planned.planned().plan();
    return new Job(
        "video_" + surroundings.newUlid().get(),
        caller.tenant().id(),
        caller.key().id(),
        fields.model(),
        JobState.QUEUED,
        surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS),
        body,
        PlannedRows.of(plan, fields.warnings()),
        hold,
        planned.candidates().stream().map(candidate -> candidate.channel().id()).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
