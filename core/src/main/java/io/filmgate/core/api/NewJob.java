package io.filmgate.core.api;

import io.filmgate.core.api.RequestPlanner.Planned;
import io.filmgate.core.api.request.GenerationFields;
import io.filmgate.core.api.request.Warnings;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.tenant.Caller;
import io.filmgate.spi.Plan;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        new Job.Planned(
            plan.model(),
            plan.operation(),
            plan.usage().amounts(),
            plan.usage().factors(),
            warnings(fields, plan),
            plan.details(),
            plan.deadline().map(Duration::toSeconds).orElse(0L)),
        hold,
        planned.candidates().stream().map(candidate -> candidate.channel().id()).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The gateway's own warnings first, then the plugin's. */
  static List<JsonObject> warnings(GenerationFields fields, Plan plan) {
    return Stream.concat(fields.warnings().stream(), plan.warnings().stream().map(Warnings::toJson))
        .toList();
  }
}
