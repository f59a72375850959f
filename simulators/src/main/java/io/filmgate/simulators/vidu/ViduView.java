package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How the vendor writes a job down. */
final class ViduView {

  private static final DateTimeFormatter CREATED_AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  /** The part of its time in line in which a job is still called created. */
  private static final int CREATED_PART = 5;

  private final Stage stage;
  private final ViduFiles files;

  ViduView(Stage stage, ViduFiles files) {
    this.stage = stage;
    this.files = files;
  }

  /** The answer to a create. */
  JsonObject created(SimulatedTask<ViduOrder> task) {
    ViduOrder order = task.order();
    JsonObject json =
        new JsonObject()
            .put("task_id", task.id())
            .put("type", order.operation().type())
            .put("state", "created");
    if (!order.model().isEmpty()) {
      json.put("model", order.model());
    }
    json.mergeIn(order.special())
        .put("style", order.style())
        .put("prompt", order.prompt())
        .put("images", order.images())
        .put("duration", order.seconds())
        .put("seed", order.seed())
        .put("aspect_ratio", order.aspectRatio())
        .put("resolution", order.resolution())
        .put("movement_amplitude", order.movementAmplitude())
        .put("bgm", order.hasMusic());
    if (order.hasSound()) {
      json.put("audio", true).put("audio_type", order.soundType());
    }
    return json.put("created_at", createdAt(task.acceptedAt()))
        .put("credits", order.credits())
        .put("payload", order.payload())
        .put("cus_priority", 0)
        .put("off_peak", order.isOffPeak())
        .put("watermark", order.isWatermarked())
        .put("is_rec", order.isPromptRecommended())
        .put("wm_position", order.watermarkPosition())
        .put("wm_url", order.watermarkUrl())
        .put("meta_data", order.metaData())
        .put("client_request_id", "");
  }

  /** The answer to a poll, and the body of a callback. */
  JsonObject full(SimulatedTask<ViduOrder> task, long now, String origin) {
    ViduOrder order = task.order();
    JsonObject json =
        new JsonObject()
            .put("id", task.id())
            .put("state", state(task, now))
            .put("err_code", error(task, now))
            .put("credits", credits(task, now))
            .put("payload", order.payload())
            .put("bgm", order.hasMusic())
            .put("off_peak", order.isOffPeak())
            .put("creations", creations(task, now, origin));
    return order.operation().tellsProgress() ? json.put("progress", progress(task, now)) : json;
  }

  private static long progress(SimulatedTask<ViduOrder> task, long now) {
    if (!task.isRunning(now)) {
      return task.hasEnded(now) ? 100 : 0;
    }
    return (now - task.runsMillis()) * 100 / Math.max(1, task.endsMillis() - task.runsMillis());
  }

  /** One item of the list. */
  JsonObject item(SimulatedTask<ViduOrder> task, String origin) {
    long now = stage.clock().millis();
    ViduOrder order = task.order();
    return new JsonObject()
        .put("id", task.id())
        .put("key_id", "1001")
        .put("type", order.operation().type())
        .put("template", order.special().getString("template", ""))
        .put("model", order.model())
        .put("prompt", order.prompt())
        .put("images", order.images())
        .put("duration", order.seconds())
        .put("resolution", order.resolution())
        .put("aspect_ratio", order.aspectRatio())
        .put("state", state(task, now))
        .put("creations", creations(task, now, origin))
        .put("created_at", createdAt(task.acceptedAt()))
        .put("credits", credits(task, now))
        .put("payload", order.payload());
  }

  String state(SimulatedTask<ViduOrder> task, long now) {
    if (task.hasEnded(now)) {
      return task.isFailed() ? "failed" : "success";
    }
    boolean isFresh = now < task.acceptedMillis() + task.lineMillis() / CREATED_PART;
    String normal = task.isRunning(now) ? "processing" : isFresh ? "created" : "queueing";
    return task.markers().text(MarkerKind.UNKNOWN_STATE).orElse(normal);
  }

  private static String error(SimulatedTask<ViduOrder> task, long now) {
    if (!task.hasEnded(now)) {
      return "";
    }
    return task.isCancelled()
        ? ViduError.UserCancelled.name()
        : task.markers().text(MarkerKind.FAIL).orElse("");
  }

  private static int credits(SimulatedTask<ViduOrder> task, long now) {
    return task.hasEnded(now) && task.isFailed() ? 0 : task.order().credits();
  }

  private JsonArray creations(SimulatedTask<ViduOrder> task, long now, String origin) {
    boolean hasNone = !task.hasEnded(now) || task.isFailed();
    if (hasNone || task.markers().has(MarkerKind.NO_URL)) {
      return new JsonArray();
    }
    VideoShape shape = task.order().shape();
    String marked =
        task.order().isWatermarked() ? origin + files.address(task, "watermarked.mp4") : "";
    JsonObject video =
        new JsonObject()
            .put(
                "duration",
                BigDecimal.valueOf(shape.seconds()).setScale(2, RoundingMode.DOWN).doubleValue())
            .put("fps", shape.framesPerSecond())
            .put(
                "resolution",
                new JsonObject().put("width", shape.width()).put("height", shape.height()));
    return new JsonArray()
        .add(
            new JsonObject()
                .put("id", ViduTasks.creationId(task))
                .put("url", origin + files.address(task, "video.mp4"))
                .put("cover_url", origin + files.address(task, "cover.jpeg"))
                .put("watermarked_url", marked)
                .put("video", video)
                .put("moderation_url", new JsonArray()));
  }

  private static String createdAt(Instant at) {
    return CREATED_AT.format(at);
  }
}
