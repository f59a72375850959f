package io.filmgate.simulators.kling;

import io.vertx.core.json.JsonArray;
import java.util.List;

/** The fields by which a video is told shot by shot. */
final class MultiShotRules {

  private static final int MOST_SHOTS = 6;
  private static final int MOST_SHOT_CHARACTERS = 512;

  /** Whether a prompt is needed beside it. */
  enum Kind {
    NONE,
    CUSTOMIZED,
    INTELLIGENT
  }

  private MultiShotRules() {}

  static Kind check(KlingBody body, int seconds) {
    if (!body.flag("multi_shot")) {
      return Kind.NONE;
    }
    String type =
        body.choice("shot_type", List.of("customize", "intelligence"))
            .orElseThrow(() -> KlingBody.refusal("shot_type is required when multi_shot is true"));
    if (type.equals("intelligence")) {
      return Kind.INTELLIGENT;
    }
    JsonArray shots =
        body.list("multi_prompt", MOST_SHOTS)
            .orElseThrow(
                () -> KlingBody.refusal("multi_prompt is required when shot_type is customize"));
    int sum = 0;
    for (Object element : shots) {
      KlingBody shot = KlingBody.item("multi_prompt", element);
      if (shot.number("index").isEmpty() || shot.text("prompt", MOST_SHOT_CHARACTERS).isEmpty()) {
        throw KlingBody.refusal("multi_prompt needs index and prompt");
      }
      int length =
          shot.seconds("duration")
              .filter(value -> value >= 1)
              .orElseThrow(() -> KlingBody.refusal("multi_prompt.duration must be at least 1"));
      sum += length;
    }
    if (sum != seconds) {
      throw KlingBody.refusal("the sum of multi_prompt.duration must equal duration");
    }
    return Kind.CUSTOMIZED;
  }
}
