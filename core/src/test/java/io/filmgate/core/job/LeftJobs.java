package io.filmgate.core.job;

import static io.filmgate.core.job.JobWatch.await;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.commit.Admission;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.Doubt;
import io.filmgate.spi.GenerationRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs that a process left when it died. */
final class LeftJobs {
  private LeftJobs() {}

  /** Leaves one on an account; to be used between the engine's stop and its start. */
  static Job leave(EngineFixture engine, String account, JobState state) {
    GenerationRequest request = engine.request("A lighthouse");
    Job job = engine.job(request);
    Instant now = engine.clock.instant();
    ChannelOffer offer = new ChannelOffer(account, account, "acme@1.0.0", 1_000);
    AdmissionLimits unlimited = new AdmissionLimits(LimitsConfig.NONE, LimitsConfig.NONE);
    Admission admission =
        await(
            engine.commits.commit(
                new Admit(
                    job.withRequest(StoredRequest.toJson(request, "clip")),
                    Optional.empty(),
                    unlimited,
                    state == JobState.QUEUED ? List.of() : List.of(offer),
                    now,
                    JobLimits.SEND_WITHIN)));
    if (admission instanceof Admission.Waiting waiting) {
      return waiting.job();
    }
    Job left = ((Admission.Started) admission).job();
    if (state == JobState.RUNNING) {
      left = await(engine.commits.commit(accept(left, now))).orElseThrow();
    }
    if (state == JobState.IN_DOUBT) {
      left = await(engine.commits.commit(new Doubt(left, "left", now))).orElseThrow();
    }
    return left;
  }

  private static Accept accept(Job job, Instant now) {
    return new Accept(
        job,
        new Job.Accepted(
            "left-" + job.id(), Map.of(), new JsonObject(), now, now.plus(Duration.ofHours(2))),
        now);
  }
}
