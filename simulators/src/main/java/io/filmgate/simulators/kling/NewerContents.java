package io.filmgate.simulators.kling;

import io.filmgate.simulators.kling.ProductTable.Row;
import io.vertx.core.json.JsonArray;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What goes into a video of the newer surface.
 *
 * @param counts how many parts there are of each type
 */
record NewerContents(String prompt, Map<String, Integer> counts) {

  private static final Map<Operation, Set<String>> TYPES =
      Map.of(
          Operation.IMAGE_TO_VIDEO,
          Set.of("prompt", "first_frame", "last_frame", "element", "voice"),
          Operation.OMNI,
          Set.of(
              "prompt",
              "first_frame",
              "last_frame",
              "refer_image",
              "feature_video",
              "base_video",
              "element"),
          Operation.MOTION_CONTROL,
          Set.of("prompt", "image", "video", "element"));

  static NewerContents of(Operation operation, KlingBody body, Row row, int mostCharacters) {
    if (operation == Operation.TEXT_TO_VIDEO) {
      String prompt =
          body.text("prompt", mostCharacters)
              .orElseThrow(() -> KlingBody.refusal("prompt is required"));
      return new NewerContents(prompt, Map.of());
    }
    JsonArray parts =
        body.list("contents", 20).orElseThrow(() -> KlingBody.refusal("contents is required"));
    Map<String, Integer> counts = new HashMap<>();
    Optional<String> prompt = Optional.empty();
    for (Object element : parts) {
      KlingBody part = KlingBody.item("contents", element);
      String type =
          part.choice("type", TYPES.get(operation))
              .orElseThrow(() -> KlingBody.refusal("contents.type is required"));
      counts.merge(type, 1, Integer::sum);
      switch (type) {
        case "prompt" -> prompt = part.text("text", mostCharacters);
        case "element" -> need(part.number("element_id").isPresent(), "element_id");
        case "voice" -> need(part.has("voice_id"), "voice_id");
        case "video", "feature_video", "base_video" -> ProductRules.address(part, "url");
        default -> need(MediaRules.image(part, "url").isPresent(), "url");
      }
    }
    if (operation == Operation.IMAGE_TO_VIDEO && !counts.containsKey("first_frame")) {
      throw KlingBody.refusal("contents needs a first_frame");
    }
    if (operation == Operation.MOTION_CONTROL
        && !(counts.containsKey("image") && counts.containsKey("video"))) {
      throw KlingBody.refusal("contents needs an image and a video");
    }
    if (operation != Operation.MOTION_CONTROL && prompt.isEmpty()) {
      throw KlingBody.refusal("contents needs a prompt");
    }
    return new NewerContents(prompt.orElse(""), Map.copyOf(counts));
  }

  private static void need(boolean isThere, String member) {
    if (!isThere) {
      throw KlingBody.refusal("contents." + member + " is required");
    }
  }

  private int count(String type) {
    return counts.getOrDefault(type, 0);
  }

  boolean hasFirst() {
    return count("first_frame") > 0;
  }

  boolean hasVideo() {
    return count("base_video") + count("feature_video") > 0;
  }

  boolean hasVoice() {
    return count("voice") > 0;
  }

  /** What the model has to be able to do, and what cannot stand together. */
  void check(Row row, String resolution, boolean hasSound, boolean hasShots) {
    boolean isOmni = row.lists("products", Operation.OMNI.newerWord());
    if (count("last_frame") > 0 && !isOmni && !row.lists("last_frame", resolution)) {
      throw KlingBody.refusal(row.model() + " is not supported with last_frame at " + resolution);
    }
    if (count("last_frame") > 0 && hasSound && !isOmni && !row.isFlagged("last_frame_sound")) {
      throw KlingBody.refusal(row.model() + " is not supported with last_frame and audio");
    }
    if (count("last_frame") > count("first_frame")) {
      throw KlingBody.refusal("last_frame needs a first_frame");
    }
    if (count("element") > 0 && !isOmni && count("element") > row.most("elements")) {
      throw KlingBody.refusal(row.model() + " is not supported with so many elements");
    }
    if (count("voice") > row.most("voices") || (count("voice") > 0 && !hasSound)) {
      throw KlingBody.refusal(row.model() + " is not supported with these voices");
    }
    if (count("base_video") > 0 && (hasFirst() || hasShots || hasSound)) {
      throw KlingBody.refusal("base_video takes no frames, no shots and no native audio");
    }
    if (count("feature_video") > 0 && hasSound) {
      throw KlingBody.refusal("feature_video takes no native audio");
    }
    if (count("base_video") + count("feature_video") > 1) {
      throw KlingBody.refusal("contents takes one video");
    }
    int references =
        count("refer_image") + count("element") + count("first_frame") + count("last_frame");
    if (isOmni && references > (hasVideo() ? 4 : 7)) {
      throw KlingBody.refusal("contents has too many images and elements");
    }
  }
}
