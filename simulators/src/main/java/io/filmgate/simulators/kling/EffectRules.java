package io.filmgate.simulators.kling;

import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.util.Set;

/** Ready-made scenes, most for one picture, some for two. */
final class EffectRules {

  private static final int SECONDS = 5;
  private static final BigDecimal UNITS = new BigDecimal("2");
  private static final Set<String> DUAL =
      Set.of(
          "pet_skateboard",
          "daily_ootd",
          "toss_run",
          "switch_to_silk",
          "studio_look",
          "french_elegance",
          "finger_swipe",
          "smooth_transition",
          "snow_night_kiss",
          "eternal_kiss",
          "cheers_2026",
          "kiss_pro",
          "fight_pro",
          "hug_pro",
          "heart_gesture_pro");

  private EffectRules() {}

  static KlingOrder order(KlingBody body) {
    String scene =
        body.text("effect_scene").orElseThrow(() -> KlingBody.refusal("effect_scene is required"));
    KlingBody input =
        body.object("input").orElseThrow(() -> KlingBody.refusal("input is required"));
    if (DUAL.contains(scene)) {
      JsonArray images = input.list("images", 2).orElseGet(JsonArray::new);
      if (images.size() != 2) {
        throw KlingBody.refusal("input.images needs exactly 2 images for " + scene);
      }
    } else if (MediaRules.image(input, "image").isEmpty()) {
      throw KlingBody.refusal("input.image is required for " + scene);
    }
    return KlingOrder.older(
        Operation.EFFECTS,
        Operation.EFFECTS.word(),
        ProductTable.shape(720, "16:9", SECONDS),
        UNITS,
        body,
        "");
  }
}
