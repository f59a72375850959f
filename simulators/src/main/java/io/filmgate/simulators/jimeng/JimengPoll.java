package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how a job is doing. A job that failed is told of by the answer's code, not by its state.
 */
final class JimengPoll {

  private static final Duration MEMORY = Duration.ofHours(12);

  private final Stage stage;
  private final Knobs knobs;
  private final JimengTasks tasks;
  private final JimengFiles files;

  JimengPoll(Stage stage, Knobs knobs, JimengTasks tasks, JimengFiles files) {
    this.stage = stage;
    this.knobs = knobs;
    this.tasks = tasks;
    this.files = files;
  }

  Answer answer(Call call, JimengEnvelope envelope, String account) {
    JsonObject body = call.json().orElseThrow(() -> ServiceError.INPUT_INVALID.refusal(envelope));
    String reqKey = needed(body, "req_key", envelope);
    String id = needed(body, "task_id", envelope);
    boolean isTagged = isTagged(body, envelope);
    Optional<SimulatedTask<JimengOrder>> found =
        tasks.find(id).filter(task -> task.account().equals(account)).filter(this::isRemembered);
    if (found.isEmpty()) {
      return envelope.success(new JsonObject().put("status", "not_found").put("video_url", ""));
    }
    SimulatedTask<JimengOrder> task = found.get();
    if (knobs.get(JimengSettings.STRICT_REQ_KEY) && !reqKey.equals(task.operation())) {
      throw ServiceError.MEDIA_INVALID.refusal(envelope);
    }
    task.pollFault()
        .ifPresent(
            code -> {
              throw JimengSubmit.refusal(code, envelope);
            });
    long now = stage.clock().millis();
    if (task.hasEnded(now) && task.isFailed()) {
      throw failure(task, envelope);
    }
    return envelope.success(data(task, now, call.origin(), envelope.requestId(), isTagged));
  }

  String status(SimulatedTask<JimengOrder> task, long now) {
    if (task.hasEnded(now)) {
      return task.markers().has(MarkerKind.EXPIRED) ? "expired" : "done";
    }
    String normal = task.isRunning(now) ? "generating" : "in_queue";
    return task.markers().text(MarkerKind.UNKNOWN_STATE).orElse(normal);
  }

  private JsonObject data(
      SimulatedTask<JimengOrder> task,
      long now,
      String origin,
      String requestId,
      boolean isTagged) {
    String status = status(task, now);
    boolean hasVideo = status.equals("done") && !task.markers().has(MarkerKind.NO_URL);
    String url = hasVideo ? origin + files.address(task, requestId) : "";
    boolean isElsewhere = task.markers().has(MarkerKind.RESP_DATA_ONLY);
    JsonObject data = new JsonObject();
    if (task.order().product().hasOldAnswer() || isElsewhere) {
      JsonObject inner = new JsonObject().put("urls", new JsonArray().add(url));
      data.put("binary_data_base64", new JsonArray()).putNull("image_urls");
      data.put("resp_data", hasVideo ? inner.encode() : "");
    } else {
      data.put("aigc_meta_tagged", isTagged && status.equals("done"));
    }
    return data.put("status", status).put("video_url", isElsewhere ? "" : url);
  }

  private boolean isRemembered(SimulatedTask<JimengOrder> task) {
    long millis = Math.round(MEMORY.toMillis() / knobs.get(Knobs.EXPIRY_SCALE));
    return task.isVisible(stage.now())
        && stage.now().isBefore(task.acceptedAt().plusMillis(millis));
  }

  private static Refusal failure(SimulatedTask<JimengOrder> task, JimengEnvelope envelope) {
    String reason = task.markers().text(MarkerKind.FAIL).orElseThrow();
    return ServiceError.ofCode(reason)
        .map(error -> error.refusal(envelope))
        .orElseGet(() -> ServiceError.INTERNAL_CALL_ERROR.refusal(envelope, reason));
  }

  private static String needed(JsonObject body, String name, JimengEnvelope envelope) {
    if (body.getValue(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw wrong(name, envelope);
  }

  /** Whether the caller asks for the invisible mark, in JSON inside a text. */
  private static boolean isTagged(JsonObject body, JimengEnvelope envelope) {
    Object value = body.getValue("req_json");
    if (value == null || value.equals("")) {
      return false;
    }
    if (!(value instanceof String text)) {
      throw wrong("req_json", envelope);
    }
    JsonObject inner =
        Call.parse(Buffer.buffer(text)).orElseThrow(() -> wrong("req_json", envelope));
    Object mark = inner.getValue("aigc_meta");
    if (mark == null) {
      return false;
    }
    if (mark instanceof JsonObject fields
        && fields.getValue("producer_id") instanceof String
        && fields.getValue("content_propagator") instanceof String) {
      return true;
    }
    throw wrong("aigc_meta", envelope);
  }

  private static Refusal wrong(String name, JimengEnvelope envelope) {
    return ServiceError.INPUT_INVALID.refusal(envelope, "Invalid Input Parameters: " + name);
  }
}
