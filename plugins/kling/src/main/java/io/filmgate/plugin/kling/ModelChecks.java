package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What Kling documents of a body's plain fields, and of which fields exclude each other. */
final class ModelChecks {
  private static final int MOST_TEXT = 2500;
  private static final int MOST_VOICES = 2;
  private static final int MOST_ELEMENTS = 3;

  private final Draft draft;
  private final Order order;
  private final JsonView body;
  private final KlingModel model;

  private ModelChecks(Draft draft, Order order) {
    this.draft = draft;
    this.order = order;
    this.body = draft.body();
    this.model = order.model();
  }

  /** Notes all problems that a body has. */
  static void run(Draft draft, Order order) {
    ModelChecks checks = new ModelChecks(draft, order);
    checks.texts();
    checks.mode();
    checks.cfgScale();
    checks.endFrame();
    checks.sound();
    checks.voices();
    checks.elements();
    checks.watermark();
    checks.exclusiveGroups();
  }

  private void texts() {
    String promptPath = draft.metadata().has("prompt") ? "metadata.prompt" : "prompt";
    text("prompt", promptPath);
    text("negative_prompt", "metadata.negative_prompt");
    boolean needsPrompt =
        (order.product() == Product.TEXT2VIDEO || model.has(Feature.MULTI_SHOT))
            && !MultiShot.isCustomised(body);
    if (needsPrompt && body.text("prompt").filter(String::isBlank).isPresent()) {
      draft.problem(Problem.missing(promptPath, "a text"));
    }
  }

  private void text(String field, String path) {
    String expected = "a text of at most 2500 characters";
    if (body.has(field) && body.text(field).isEmpty()) {
      draft.problem(Problem.invalid(path, expected, body.view(field)));
    }
    body.text(field)
        .map(Words::length)
        .filter(length -> length > MOST_TEXT)
        .ifPresent(length -> draft.problem(Problem.invalid(path, expected, length)));
  }

  private void mode() {
    if (!body.has("mode")) {
      return;
    }
    if (model.modes().isEmpty()) {
      draft.problem(
          Problem.unsupported(
              "metadata.mode", model.name() + " has no modes; leave metadata.mode out"));
    } else if (order.mode().isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.mode", Words.oneOf(model.modes()), body.view("mode")));
    }
  }

  private void cfgScale() {
    if (!body.has("cfg_scale")) {
      return;
    }
    order.require(Feature.CFG_SCALE, "metadata.cfg_scale", draft);
    if (body.number("cfg_scale")
        .filter(scale -> scale.signum() >= 0 && scale.compareTo(BigDecimal.ONE) <= 0)
        .isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.cfg_scale", "a number from 0 to 1", body.view("cfg_scale")));
    }
    if (model.has(Feature.MULTI_SHOT)) {
      draft.warn(
          Warning.Code.NOT_GUARANTEED,
          "metadata.cfg_scale",
          "sent as given; Kling does not say whether " + model.name() + " heeds it");
    }
  }

  private void endFrame() {
    if (!body.has("image_tail")) {
      return;
    }
    order.require(
        body.has("image") ? Feature.END_FRAME : Feature.END_FRAME_ONLY,
        "metadata.image_tail",
        draft);
    if (order.hasSound() && model.has(Feature.SOUND)) {
      order.require(Feature.END_FRAME_WITH_SOUND, "metadata.sound", draft);
    }
  }

  private void sound() {
    if (order.hasSound()) {
      order.require(Feature.SOUND, "metadata.sound", draft);
    } else if (body.has("sound") && body.text("sound").filter("off"::equals).isEmpty()) {
      draft.problem(Problem.invalid("metadata.sound", "on or off", body.view("sound")));
    }
  }

  private void voices() {
    if (!items("voice_list", MOST_VOICES, "an object with voice_id", "voice_id")) {
      return;
    }
    order.require(Feature.VOICES, "metadata.voice_list", draft);
    if (!order.hasSound()) {
      draft.problem(
          Problem.unsupported(
              "metadata.voice_list", "metadata.voice_list needs metadata.sound on"));
    }
  }

  private void elements() {
    if (!items("element_list", MOST_ELEMENTS, "an object with element_id", "element_id")) {
      return;
    }
    order.require(Feature.ELEMENTS, "metadata.element_list", draft);
    if (order.hasVoices()) {
      draft.problem(
          Problem.unsupported(
              "metadata.element_list",
              "metadata.element_list and metadata.voice_list exclude each other"));
    }
  }

  /** Checks a list of objects that name something; false if it is not there or empty. */
  private boolean items(String field, int most, String expected, String id) {
    String path = "metadata." + field;
    List<JsonView> items = body.list(field);
    if (body.has(field) && !body.view(field).isArray()) {
      draft.problem(Problem.invalid(path, "a list", body.view(field)));
    } else if (items.size() > most) {
      draft.problem(Problem.invalid(path, "a list of at most " + most, items.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).scalar(id).isEmpty()) {
        draft.problem(Problem.invalid(path + "[" + i + "]", expected, items.get(i)));
      }
    }
    return !items.isEmpty();
  }

  private void watermark() {
    if (body.has("watermark_info") && body.flag("watermark_info.enabled").isEmpty()) {
      draft.problem(
          Problem.invalid(
              "metadata.watermark_info",
              "an object with enabled true or false",
              body.view("watermark_info")));
    }
  }

  private void exclusiveGroups() {
    List<String> groups = new ArrayList<>();
    if (body.has("image_tail")) {
      groups.add("metadata.image_tail");
    }
    if (MotionBrush.isIn(body)) {
      groups.add(body.has("static_mask") ? "metadata.static_mask" : "metadata.dynamic_masks");
    }
    if (body.has("camera_control")) {
      groups.add("metadata.camera_control");
    }
    if (groups.size() > 1) {
      draft.problem(
          Problem.unsupported(
              groups.get(1),
              model.name()
                  + " cannot do "
                  + groups.get(0)
                  + " with "
                  + String.join(" and ", groups.subList(1, groups.size()))
                  + "; allowed: one of them"));
    }
  }
}
