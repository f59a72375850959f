package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the vendor writes a job down. */
final class KlingView {

  private final Stage stage;
  private final KlingFiles files;

  KlingView(Stage stage, KlingFiles files) {
    this.stage = stage;
    this.files = files;
  }

  /** The answer to a create. */
  JsonObject created(SimulatedTask<KlingOrder> task) {
    long at = task.acceptedAt().toEpochMilli();
    return new JsonObject()
        .put("task_id", task.id())
        .put("task_status", "submitted")
        .put("task_info", info(task))
        .put("created_at", at)
        .put("updated_at", at);
  }

  /** The answer to a query. */
  JsonObject full(SimulatedTask<KlingOrder> task, String origin) {
    return full(task, stage.clock().millis(), origin);
  }

  /** The same at another moment, which is also the body of a callback. */
  JsonObject full(SimulatedTask<KlingOrder> task, long now, String origin) {
    String status = status(task, now);
    JsonObject json =
        new JsonObject()
            .put("task_id", task.id())
            .put("task_status", status)
            .put("task_status_msg", status.equals("failed") ? reason(task) : "")
            .put("task_info", info(task));
    task.order()
        .parent()
        .ifPresent(
            parent ->
                json.getJsonObject("task_info").put("parent_video", parentVideo(parent, origin)));
    if (task.order().isWatermarked()) {
      json.put("watermark_info", new JsonObject().put("enabled", true));
    }
    json.put("task_result", result(task, status, origin));
    if (status.equals("succeed")) {
      json.put("final_unit_deduction", task.order().units().stripTrailingZeros().toPlainString());
    }
    return json.put("created_at", task.acceptedAt().toEpochMilli())
        .put("updated_at", updatedAt(task, now));
  }

  String status(SimulatedTask<KlingOrder> task, long now) {
    if (task.hasEnded(now)) {
      return task.isFailed() ? "failed" : "succeed";
    }
    String normal = task.isRunning(now) ? "processing" : "submitted";
    return task.markers().text(MarkerKind.UNKNOWN_STATE).orElse(normal);
  }

  private static String reason(SimulatedTask<KlingOrder> task) {
    return task.markers().text(MarkerKind.FAIL).orElse("");
  }

  private JsonObject result(SimulatedTask<KlingOrder> task, String status, String origin) {
    JsonObject result = new JsonObject();
    if (status.equals("failed")) {
      return result.put("videos", new JsonArray());
    }
    if (!status.equals("succeed")) {
      return result;
    }
    JsonArray videos = new JsonArray();
    if (!task.markers().has(MarkerKind.NO_URL)) {
      JsonObject video =
          new JsonObject()
              .put("id", files.videoId(task))
              .put("url", origin + files.address(task, false));
      if (task.order().isWatermarked()) {
        video.put("watermark_url", origin + files.address(task, true));
      }
      if (task.order().operation() != Operation.EFFECTS) {
        video.put("duration", seconds(task.order().shape()));
      }
      videos.add(video);
    }
    return result.put("videos", videos);
  }

  /** As the vendor cuts it: 5.1 for 153 pictures at 30 a second, 5.041 for 121 at 24. */
  private static String seconds(VideoShape shape) {
    return BigDecimal.valueOf(shape.frames())
        .divide(BigDecimal.valueOf(shape.framesPerSecond()), 3, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static JsonObject info(SimulatedTask<KlingOrder> task) {
    JsonObject info = new JsonObject();
    task.order().externalId().ifPresent(id -> info.put("external_task_id", id));
    return info;
  }

  private JsonObject parentVideo(SimulatedTask<KlingOrder> parent, String origin) {
    return new JsonObject()
        .put("id", files.videoId(parent))
        .put("url", origin + files.address(parent, false))
        .put("duration", seconds(parent.order().shape()));
  }

  private long updatedAt(SimulatedTask<KlingOrder> task, long now) {
    if (task.hasEnded(now)) {
      return stage.clock().instantOf(task.endsMillis()).toEpochMilli();
    }
    return task.isRunning(now)
        ? stage.clock().instantOf(task.runsMillis()).toEpochMilli()
        : task.acceptedAt().toEpochMilli();
  }
}
