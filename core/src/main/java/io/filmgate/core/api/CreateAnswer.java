package io.filmgate.core.api;

import io.filmgate.core.api.request.JobPath;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.JobState;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.wire.ErrorAnswer;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Quoted;
import java.time.Duration;
import java.util.Optional;

/** What a create that did not bring a good job is answered. */
final class CreateAnswer {
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final Duration MAINTENANCE = Duration.ofSeconds(30);

  private CreateAnswer() {}

  /** The error of a reply; empty if the job is to be shown. */
  static Optional<ErrorAnswer> error(CreateReply reply) {
    if (reply instanceof CreateReply.Created created) {
      return error(created.job());
    }
    if (reply instanceof CreateReply.Refused refused) {
      return Optional.of(LimitErrors.of(refused.refusal()));
    }
    return Optional.of(
        reply instanceof CreateReply.KeyReused
            ? Errors.idempotencyKeyReused()
            : Errors.storeUnavailable());
  }

  private static Optional<ErrorAnswer> error(Job job) {
    String location = JobPath.of(job.id());
    if (job.state() == JobState.IN_DOUBT && job.accepted().isEmpty()) {
      return Optional.of(Errors.outcomeUnknown(location));
    }
    // a job that its vendor had accepted is shown, however it ended: only a replay can meet one
    if (job.state() != JobState.FAILED || job.accepted().isPresent()) {
      return Optional.empty();
    }
    return JobError.of(job).map(error -> answer(error).location(location));
  }

  private static ErrorAnswer answer(JobError error) {
    ErrorAnswer answer =
        ErrorAnswer.of(error.status(), error.type(), error.code(), Quoted.message(error.message()))
            .about(Quoted.text(error.param()));
    return switch (error.status()) {
      case 429 -> answer.retryAfter(BUSY);
      case 503 -> answer.retryAfter(MAINTENANCE);
      case 409, 500, 504 -> answer.neverAgain();
      default -> answer;
    };
  }
}
