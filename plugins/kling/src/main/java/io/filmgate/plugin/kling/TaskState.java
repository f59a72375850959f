package io.filmgate.plugin.kling;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a task is. The two interfaces spell success in two ways; both are understood in both. */
enum TaskState {
  WAITING,
  RUNNING,
  DONE,
  FAILED;

  /** Where a job's state keeps the product's path. */
  static final String PATH = "path";

  private static final Logger LOG = LoggerFactory.getLogger(TaskState.class);

  /**
   * How a task is doing, whose interface is read by the caller.
   *
   * @param finished what came of it
   * @param why what the vendor says of a failure
   */
  static JobStatus status(
      String word, Optional<String> id, Supplier<JobStatus> finished, Optional<String> why) {
    return of(word, id)
        .map(
            state ->
                switch (state) {
                  case WAITING -> new JobStatus.Queued();
                  case RUNNING -> JobStatus.Running.unknownProgress();
                  case DONE -> finished.get();
                  case FAILED -> KlingErrors.failed(why.orElse(""));
                })
        .orElseGet(JobStatus.Running::unknownProgress);
  }

  /** A create that was accepted; {@code path} leads to the task's product. */
  static Submitted accepted(Optional<String> id, String path) {
    return id.map(found -> new Submitted(found, Map.of(PATH, path), new JsonObject()))
        .orElseThrow(
            () ->
                new ProviderException(
                    ErrorKind.OUTCOME_UNKNOWN, "Kling accepted a job and named no id"));
  }

  /** The state that a word stands for; empty, and logged, if nobody has heard of it. */
  private static Optional<TaskState> of(String word, Optional<String> id) {
    return switch (word) {
      case "submitted" -> Optional.of(WAITING);
      case "processing" -> Optional.of(RUNNING);
      case "succeed", "succeeded" -> Optional.of(DONE);
      case "failed" -> Optional.of(FAILED);
      default -> {
        LOG.debug("Kling task {} has the unknown state '{}'", id.orElse("?"), word);
        yield Optional.empty();
      }
    };
  }
}
