package io.filmgate.plugin.jimeng;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Reads what the vendor posts when a task has ended: the answer to a poll and the task's id beside
 * it. It is not signed, so nothing in it is believed but that a poll is worth while.
 */
final class TaskCallback {
  private static final String TASK_ID = "\\d{1,32}";

  private TaskCallback() {}

  static CallbackAnswer receive(CallbackRequest request) {
    Optional<String> taskId = request.json().scalar("task_id").filter(id -> id.matches(TASK_ID));
    return request.method().equals("POST") && taskId.isPresent()
        ? answer(200, true, taskId)
        : answer(400, false, Optional.empty());
  }

  private static CallbackAnswer answer(int status, boolean isNudge, Optional<String> taskId) {
    return new CallbackAnswer(status, "application/json", Buffer.buffer("{}"), isNudge, taskId);
  }
}
