package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.CallbackKnobs;
import io.filmgate.simulators.vendor.Callbacks;
import io.filmgate.simulators.vendor.Change;
import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.MarkerKind;
import io.filmgate.simulators.vendor.SimulatedTask;
import io.filmgate.simulators.vendor.Stage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What is posted when a job has ended: the answer to a poll, and the job's id beside it. Nothing is
 * signed, so a forged one differs by what it claims.
 */
final class JimengCallback {

  private static final String FORGED_ADDRESS = "https://example.invalid/forged.mp4";

  private final Stage stage;
  private final Knobs knobs;
  private final JimengFiles files;

  private JimengCallback(Stage stage, Knobs knobs, JimengFiles files) {
    this.stage = stage;
    this.knobs = knobs;
    this.files = files;
  }

  static Callbacks<JimengOrder> callbacks(Stage stage, Knobs knobs, JimengFiles files) {
    JimengCallback callback = new JimengCallback(stage, knobs, files);
    return new Callbacks<>(
        stage,
        knobs,
        List.of(Change.ENDED),
        1,
        (url, body, at) -> Map.of(),
        (url, body, at) -> Map.of(),
        (task, scaledMillis, origin) -> callback.body(task, origin));
  }

  private JsonObject body(SimulatedTask<JimengOrder> task, String origin) {
    JimengEnvelope envelope = JimengEnvelope.of("", "", stage.now(), stage.random());
    if (knobs.get(CallbackKnobs.SIGNATURE).equals("forged")) {
      return envelope.succeeded(done(FORGED_ADDRESS)).put("task_id", task.id());
    }
    if (task.isFailed()) {
      JsonObject data = new JsonObject().put("resp_data", "");
      String reason = task.markers().text(MarkerKind.FAIL).orElse("");
      ServiceError error = ServiceError.ofCode(reason).orElse(ServiceError.MEDIA_INVALID);
      return error.body(envelope).put("data", data).put("task_id", task.id());
    }
    boolean hasVideo = !task.markers().has(MarkerKind.NO_URL);
    String url = hasVideo ? origin + files.address(task, envelope.requestId()) : "";
    return envelope.succeeded(done(url)).put("task_id", task.id());
  }

  private static JsonObject done(String url) {
    return new JsonObject()
        .put("video_url", url)
        .put("resp_data", "")
        .put("aigc_meta_tagged", false)
        .put("status", "done");
  }
}
