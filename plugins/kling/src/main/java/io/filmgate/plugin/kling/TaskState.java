package io.filmgate.plugin.kling;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a task is. The two interfaces spell success in two ways; both are understood in both. */
enum TaskState {
  WAITING,
  RUNNING,
  DONE,
  FAILED;

  private static final Logger LOG = LoggerFactory.getLogger(TaskState.class);

  /** The state that a word stands for; empty, and logged, if nobody has heard of it. */
  static Optional<TaskState> of(String word, Optional<String> id) {
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
