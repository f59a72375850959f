package io.filmgate.simulators.vidu;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The pictures that a multiframe video passes through. */
final class KeyFrameRules {

  private static final int LEAST = 2;
  private static final int MOST = 9;
  private static final int LONGEST_PROMPT = 5000;
  private static final int SHORTEST_SECONDS = 2;
  private static final int LONGEST_SECONDS = 7;

  private KeyFrameRules() {}

  /**
   * What a frame orders.
   *
   * @param seconds of the way to it
   */
  record Frame(String prompt, int seconds) {}

  static List<Frame> frames(ViduModel model, ViduBody body) {
    JsonArray settings = body.list("image_settings");
    MediaRules.checkImages(List.of(body.text("start_image", "", Integer.MAX_VALUE)));
    body.check();
    if (settings.size() < LEAST || settings.size() > MOST) {
      throw ViduError.FieldItemCountOutOfRange.about(List.of("image_settings"));
    }
    List<Frame> frames = new ArrayList<>();
    for (Object element : settings) {
      if (!(element instanceof JsonObject setting)) {
        throw ViduError.FieldInvalid.about(List.of("image_settings"));
      }
      frames.add(frame(model, new ViduBody(setting)));
    }
    return frames;
  }

  private static Frame frame(ViduModel model, ViduBody setting) {
    if (!setting.has("key_image")) {
      throw ViduError.FieldLacking.about(List.of("image_settings.key_image"));
    }
    MediaRules.checkImages(List.of(setting.text("key_image", "", Integer.MAX_VALUE)));
    Frame frame =
        new Frame(
            setting.text("prompt", "", LONGEST_PROMPT),
            (int)
                setting.whole("duration", model.usualSeconds(), SHORTEST_SECONDS, LONGEST_SECONDS));
    setting.check();
    return frame;
  }
}
