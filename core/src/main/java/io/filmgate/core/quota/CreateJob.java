package io.filmgate.core.quota;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.route.Candidate;
import io.filmgate.spi.GenerationRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A request that was found right, on its way to be admitted.
 *
 * @param job in state {@code QUEUED}, without an attempt
 * @param candidates the channels that may serve it, in order; the first one's provider made the
 *     plan
 * @param planned by the first candidate's provider
 * @param request as the first candidate's provider got it
 * @param verdictWithin how long to wait for the vendor's verdict
 */
public record CreateJob(
    Job job,
    Optional<Idempotency> idempotency,
    AdmissionLimits limits,
    List<Candidate> candidates,
    PlannedRequest planned,
    GenerationRequest request,
    Duration verdictWithin) {
  public CreateJob {
    candidates = List.copyOf(candidates);
  }
}
