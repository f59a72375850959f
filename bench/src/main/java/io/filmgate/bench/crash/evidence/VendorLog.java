package io.filmgate.bench.crash.evidence;

import io.filmgate.bench.crash.evidence.VendorTask.End;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a simulator answers to {@code GET /_sim/tasks}. */
public final class VendorLog {
  private static final Set<String> SUCCEEDED = Set.of("succeed", "succeeded", "success", "done");
  private static final Set<String> FAILED = Set.of("failed", "cancelled", "canceled", "expired");

  private VendorLog() {}

  /** Every create that it has accepted. */
  public static List<VendorTask> read(String vendor, JsonObject log) {
    JsonArray accepted = log.getJsonArray("accepted");
    return accepted.stream().map(JsonObject.class::cast).map(task -> task(vendor, task)).toList();
  }

  private static VendorTask task(String vendor, JsonObject task) {
    String payload = task.getString("payload", "");
    return new VendorTask(
        vendor,
        task.getString("id"),
        Word.in(task.getJsonObject("body").getString("prompt", "")),
        Optional.ofNullable(task.getString("external_task_id"))
            .or(() -> Optional.of(payload).filter(text -> !text.isEmpty())),
        end(task.getString("state")));
  }

  private static End end(String state) {
    if (SUCCEEDED.contains(state)) {
      return End.SUCCEEDED;
    }
    return FAILED.contains(state) ? End.FAILED : End.OPEN;
  }
}
