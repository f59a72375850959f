package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.ArrayList;
import java.util.List;

/** What Kling documents of text2video and image2video, and of which fields exclude each other. */
final class GenerationChecks {
  private static final int MOST_ELEMENTS = 3;

  private final Draft draft;
  private final Order order;
  private final JsonView body;
  private final KlingModel model;
  private final Checks checks;

  private GenerationChecks(Draft draft, Order order) {
    this.draft = draft;
    this.order = order;
    this.body = draft.body();
    this.model = order.model();
    this.checks = new Checks(draft, order);
  }

  /** Notes all problems that a body has. */
  static void run(Draft draft, Order order) {
    GenerationChecks checks = new GenerationChecks(draft, order);
    checks.texts();
    checks.checks.mode();
    checks.cfgScale();
    checks.endFrame();
    checks.checks.sound();
    checks.checks.voices();
    checks.checks.elements(MOST_ELEMENTS);
    checks.checks.watermark();
    checks.exclusiveGroups();
  }

  private void texts() {
    checks.prompts();
    boolean needsPrompt =
        (order.product() == Product.TEXT2VIDEO || model.has(Feature.MULTI_SHOT))
            && !MultiShot.isCustomised(body);
    if (needsPrompt && body.text("prompt").filter(String::isBlank).isPresent()) {
      draft.problem(Problem.missing(checks.promptPath(), "a text"));
    }
  }

  private void cfgScale() {
    if (!body.has("cfg_scale")) {
      return;
    }
    order.require(Feature.CFG_SCALE, "metadata.cfg_scale", draft);
    checks.cfgScaleRange();
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
