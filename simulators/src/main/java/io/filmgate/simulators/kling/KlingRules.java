package io.filmgate.simulators.kling;

import io.filmgate.simulators.kling.MultiShotRules.Kind;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a create's body to an order, or to the vendor's complaint about the first thing that is
 * wrong.
 */
final class KlingRules {

  private static final String DEFAULT_MODEL = "kling-v1";
  private static final int DEFAULT_SECONDS = 5;
  private static final int MOST_CHARACTERS = 2500;
  private static final int MOST_VOICES = 2;
  private static final List<String> MODES = List.of("std", "pro", "4k");
  private static final List<String> RATIOS = List.of("16:9", "9:16", "1:1");

  private final Map<String, KlingModel> models = KlingModel.table();

  KlingOrder order(Operation operation, JsonObject json) {
    KlingBody body = new KlingBody(json);
    KlingModel model = models.get(body.choice("model_name", models.keySet()).orElse(DEFAULT_MODEL));
    if (!model.has(operation.word())) {
      throw unsupported(model, operation.word());
    }
    String mode = model.mode(body.choice("mode", MODES).orElse("std"));
    int seconds = body.seconds("duration").orElse(DEFAULT_SECONDS);
    checkCell(body, model, operation, mode, seconds);
    String prompt = prompt(body, model, operation, seconds);
    boolean hasSound = body.choice("sound", List.of("on", "off")).orElse("off").equals("on");
    boolean hasVoice = voices(body, model, operation, mode, hasSound);
    checkSound(model, mode, hasSound);
    checkGuidance(body, model);
    checkElements(body, model, operation, hasVoice);
    checkFrames(body, model, operation, mode, seconds, hasSound);
    String variant = hasVoice ? "voice" : hasSound ? "sound" : "silent";
    return KlingOrder.older(
        operation,
        model.name(),
        shape(body, model, operation, mode, seconds),
        model.price(mode, variant).multiply(BigDecimal.valueOf(seconds)),
        body,
        prompt);
  }

  private static void checkCell(
      KlingBody body, KlingModel model, Operation operation, String mode, int seconds) {
    if (!model.has(operation.word(), mode)) {
      throw unsupported(model, "mode " + mode);
    }
    if (!model.has(operation.word(), mode, seconds)) {
      throw body.has("duration") ? body.invalid("duration") : unsupported(model, "duration");
    }
  }

  private static String prompt(KlingBody body, KlingModel model, Operation operation, int seconds) {
    Optional<String> prompt = body.text("prompt", MOST_CHARACTERS);
    body.text("negative_prompt", MOST_CHARACTERS);
    if (body.flag("multi_shot") && !model.isFlagged("multi_shot")) {
      throw unsupported(model, "multi_shot");
    }
    Kind shots = MultiShotRules.check(body, seconds);
    boolean isNeeded =
        operation == Operation.TEXT_TO_VIDEO || model.isFlagged("prompt_beside_image");
    if (prompt.isEmpty() && isNeeded && shots != Kind.CUSTOMIZED) {
      throw KlingBody.refusal("prompt is required");
    }
    return prompt.orElse("");
  }

  private static boolean voices(
      KlingBody body, KlingModel model, Operation operation, String mode, boolean hasSound) {
    Optional<JsonArray> voices = body.list("voice_list", MOST_VOICES);
    if (voices.isEmpty()) {
      return false;
    }
    for (Object element : voices.get()) {
      if (KlingBody.item("voice_list", element).text("voice_id").isEmpty()) {
        throw KlingBody.refusal("voice_list.voice_id is required");
      }
    }
    if (operation != Operation.IMAGE_TO_VIDEO || !model.lists("voice_modes", mode)) {
      throw unsupported(model, "voice_list");
    }
    if (!hasSound) {
      throw KlingBody.refusal("voice_list needs sound on");
    }
    return true;
  }

  private static void checkSound(KlingModel model, String mode, boolean hasSound) {
    if (hasSound && !model.lists("sound_modes", mode)) {
      throw unsupported(model, "sound");
    }
  }

  private static void checkGuidance(KlingBody body, KlingModel model) {
    Optional<BigDecimal> scale = body.number("cfg_scale");
    if (scale.isEmpty()) {
      return;
    }
    if (scale.get().signum() < 0 || scale.get().compareTo(BigDecimal.ONE) > 0) {
      throw body.invalid("cfg_scale");
    }
    if (!model.isFlagged("cfg_scale")) {
      throw unsupported(model, "cfg_scale");
    }
  }

  private static void checkElements(
      KlingBody body, KlingModel model, Operation operation, boolean hasVoice) {
    Optional<JsonArray> elements = body.list("element_list", 3);
    if (elements.isEmpty()) {
      return;
    }
    if (operation != Operation.IMAGE_TO_VIDEO || model.most("elements") == 0) {
      throw unsupported(model, "element_list");
    }
    if (hasVoice) {
      throw KlingBody.refusal("element_list and voice_list exclude each other");
    }
    for (Object element : elements.get()) {
      if (KlingBody.item("element_list", element).number("element_id").isEmpty()) {
        throw KlingBody.refusal("element_list.element_id is required");
      }
    }
  }

  private static void checkFrames(
      KlingBody body,
      KlingModel model,
      Operation operation,
      String mode,
      int seconds,
      boolean hasSound) {
    Optional<String> camera = CameraRules.type(body);
    if (operation == Operation.IMAGE_TO_VIDEO) {
      FrameRules.check(body, model, mode, seconds, hasSound, camera.isPresent());
    }
    if (camera.isPresent()
        && (!model.has("camera_" + operation.word(), mode, seconds)
            || (model.has("camera_types") && !model.lists("camera_types", camera.get())))) {
      throw unsupported(model, "camera control");
    }
  }

  private static VideoShape shape(
      KlingBody body, KlingModel model, Operation operation, String mode, int seconds) {
    int height = model.height(mode);
    int width = height * 16 / 9;
    int rate = model.framesPerSecond(operation);
    int frames = rate == 30 ? seconds * rate + 3 : seconds * rate + 1;
    // an image keeps its own proportions, so a ratio beside it is let pass unread
    String ratio =
        operation == Operation.IMAGE_TO_VIDEO
            ? "16:9"
            : body.choice("aspect_ratio", RATIOS).orElse("16:9");
    return switch (ratio) {
      case "9:16" -> new VideoShape(height, width, frames, rate);
      case "1:1" -> new VideoShape(height, height, frames, rate);
      default -> new VideoShape(width, height, frames, rate);
    };
  }

  static Refusal unsupported(KlingModel model, String feature) {
    return KlingBody.refusal(model.name() + " is not supported with " + feature);
  }
}
