package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Call;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** {@code identify-face}: every video shows one face, from its start to its end. */
final class KlingFaces {

  private static final int VIDEO_MILLISECONDS = 5_000;

  private KlingFaces() {}

  static JsonObject find(Call call) {
    if (!call.method().equals("POST")) {
      throw KlingError.METHOD_INVALID.refusal();
    }
    KlingBody body = new KlingBody(call.json().orElseGet(JsonObject::new));
    if (body.has("video_id") == body.has("video_url")) {
      throw KlingBody.refusal("video_id or video_url is required, and not both");
    }
    JsonObject face =
        new JsonObject()
            .put("face_id", "0")
            .put("face_image", call.origin() + "/files/face.png")
            .put("start_time", 0)
            .put("end_time", VIDEO_MILLISECONDS);
    return new JsonObject()
        .put("session_id", UUID.randomUUID().toString())
        .put("face_data", new JsonArray().add(face));
  }
}
