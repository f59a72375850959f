package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.SimulatedTask;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** How the newer surface writes a job down, also one of the older surface. */
final class NewerView {

  private final KlingView view;

  NewerView(KlingView view) {
    this.view = view;
  }

  /** The answer to a create. */
  JsonObject created(SimulatedTask<KlingOrder> task) {
    long at = task.acceptedAt().toEpochMilli();
    JsonObject json =
        new JsonObject()
            .put("id", task.id())
            .put("status", "submitted")
            .put("create_time", at)
            .put("update_time", at);
    task.order().externalId().ifPresent(id -> json.put("external_id", id));
    return json;
  }

  /** A job at a moment of its life. */
  JsonObject full(SimulatedTask<KlingOrder> task, long now, String origin) {
    JsonObject older = view.full(task, now, origin);
    String status = older.getString("task_status");
    boolean isDone = status.equals("succeed");
    JsonObject json =
        new JsonObject()
            .put("id", task.id())
            .put("status", isDone ? "succeeded" : status)
            .put("message", older.getString("task_status_msg"))
            .put("create_time", older.getLong("created_at"))
            .put("update_time", older.getLong("updated_at"));
    task.order().externalId().ifPresent(id -> json.put("external_id", id));
    JsonArray outputs = new JsonArray();
    JsonArray videos = older.getJsonObject("task_result").getJsonArray("videos", new JsonArray());
    for (Object video : videos) {
      JsonObject output = new JsonObject().put("type", "video").mergeIn((JsonObject) video);
      outputs.add(output.put("watermark_url", output.getString("watermark_url", "")));
    }
    json.put("outputs", outputs);
    return json.put("billing", isDone ? billing(older) : new JsonArray());
  }

  private static JsonArray billing(JsonObject older) {
    return new JsonArray()
        .add(
            new JsonObject()
                .put("charge_type", "unit")
                .put("package_type", "video")
                .put("amount", older.getString("final_unit_deduction")));
  }
}
