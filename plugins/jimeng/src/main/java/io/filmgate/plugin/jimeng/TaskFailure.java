package io.filmgate.plugin.jimeng;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an error that answers a poll is the end of the task, or says something of the question
 * only.
 */
final class TaskFailure {
  static final String FORGOTTEN = "The vendor does not know the job any more";

  /** Of the range about tasks by number, but about the account or the question. */
  private static final Set<String> ABOUT_THE_QUESTION = Set.of("50400", "50429", "50430");

  /** May be the task's or the question's. */
  private static final Set<String> INTERNAL = Set.of("50500", "50501");

  /** So many internal errors, over so long a time, are the task's. */
  private static final int INTERNAL_ERRORS_TO_FAIL = 5;

  private static final Duration INTERNAL_ERRORS_LAST = Duration.ofSeconds(60);

  /** How the vendor refuses media, and questions about tasks that it has forgotten. */
  private static final String INPUT_INVALID = "50215";

  private TaskFailure() {}

  /**
   * How the task ended.
   *
   * @return empty if the error tells nothing of it
   */
  static Optional<JobStatus> of(
      HttpReply reply, ProviderException failure, JobHandle job, Instant now) {
    String code = failure.vendorCode().orElse("");
    if (code.equals(INPUT_INVALID) && !now.isBefore(job.submittedAt().plus(TaskResult.MEMORY))) {
      return Optional.of(
          new JobStatus.Failed(ErrorKind.JOB_NOT_FOUND, FORGOTTEN, Optional.of(code)));
    }
    boolean isFinal =
        isAboutTheTask(code)
            || isDone(reply, code)
            || (INTERNAL.contains(code) && hasLasted(job, now));
    return isFinal ? Optional.of(ServiceErrors.failed(code)) : Optional.empty();
  }

  private static boolean isAboutTheTask(String code) {
    return code.matches("50[45]\\d\\d|50200|50215|50218")
        && !ABOUT_THE_QUESTION.contains(code)
        && !INTERNAL.contains(code);
  }

  /** A task that is done and brings an error has failed, whatever the error. */
  private static boolean isDone(HttpReply reply, String code) {
    String state = VendorErrors.body(reply).text("data.status").orElse("");
    return state.equals("done") && code.matches("5\\d{4}");
  }

  private static boolean hasLasted(JobHandle job, Instant now) {
    return job.trouble()
        .filter(trouble -> INTERNAL.contains(trouble.vendorCode()))
        .filter(trouble -> trouble.count() + 1 >= INTERNAL_ERRORS_TO_FAIL)
        .filter(trouble -> !now.isBefore(trouble.since().plus(INTERNAL_ERRORS_LAST)))
        .isPresent();
  }
}
