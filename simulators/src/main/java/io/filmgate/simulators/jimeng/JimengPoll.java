package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells how a job is doing. A job that failed is told of by the answer's code, not by its state.
 */
final class JimengPoll {

  private static final Duration MEMORY = Duration.ofHours(12);

  /** Percent of the work after which an avatar is no longer looked at but made. */
  private static final long LOOKED_AT = 20;

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

  Answer answer(Call call, JimengEnvelope envelope, JimengAction action, String account) {
    PollQuestion question = PollQuestion.read(call, envelope);
    Optional<SimulatedTask<JimengOrder>> found =
        tasks
            .find(question.taskId())
            .filter(task -> task.account().equals(account))
            .filter(task -> task.order().product().isAvatar() == action.isForAvatars())
            .filter(this::isRemembered);
    if (found.isEmpty()) {
      return envelope.success(new JsonObject().put("status", "not_found").put("video_url", ""));
    }
    SimulatedTask<JimengOrder> task = found.get();
    if (knobs.get(JimengSettings.STRICT_REQ_KEY) && !question.reqKey().equals(task.operation())) {
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
    return envelope.success(
        data(task, now, call.origin(), envelope.requestId(), question.isTagged()));
  }

  String status(SimulatedTask<JimengOrder> task, long now) {
    if (task.hasEnded(now)) {
      return task.markers().has(MarkerKind.EXPIRED) ? "expired" : "done";
    }
    String normal = task.isRunning(now) ? working(task, now) : "in_queue";
    return task.markers().text(MarkerKind.UNKNOWN_STATE).orElse(normal);
  }

  /** Avatars are looked at before they are made. */
  private static String working(SimulatedTask<JimengOrder> task, long now) {
    boolean isLookedAt = task.order().product().isAvatar() && percent(task, now) < LOOKED_AT;
    return isLookedAt ? "processing" : "generating";
  }

  private static long percent(SimulatedTask<JimengOrder> task, long now) {
    if (task.hasEnded(now)) {
      return 100;
    }
    return task.isRunning(now) && task.endsMillis() != SimulatedTask.NEVER
        ? 100 * (now - task.runsMillis()) / (task.endsMillis() - task.runsMillis())
        : 0;
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
    if (task.order().product().isAvatar()) {
      data.put("resp_data", avatar(task, now, url));
    } else if (task.order().product().hasOldAnswer() || isElsewhere) {
      JsonObject inner = new JsonObject().put("urls", new JsonArray().add(url));
      data.put("binary_data_base64", new JsonArray()).putNull("image_urls");
      data.put("resp_data", hasVideo ? inner.encode() : "");
    } else {
      data.put("aigc_meta_tagged", isTagged && status.equals("done"));
    }
    return data.put("status", status).put("video_url", isElsewhere ? "" : url);
  }

  /** What the answer for an avatar tells in JSON inside a text. */
  private static String avatar(SimulatedTask<JimengOrder> task, long now, String url) {
    JsonArray previews = url.isEmpty() ? new JsonArray() : new JsonArray().add(url);
    return new JsonObject()
        .put("code", 0)
        .put("msg", "")
        .put("progress", percent(task, now))
        .put("preview_url", previews)
        .put("video", url)
        .encode();
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
}
