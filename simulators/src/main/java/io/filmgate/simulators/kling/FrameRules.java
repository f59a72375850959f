package io.filmgate.simulators.kling;

/** First frame, end frame and motion brush: which there are, and which may stand together. */
final class FrameRules {

  private FrameRules() {}

  static void check(
      KlingBody body,
      KlingModel model,
      String mode,
      int seconds,
      boolean hasSound,
      boolean hasCamera) {
    boolean hasFirst = MediaRules.image(body, "image").isPresent();
    boolean hasEnd = MediaRules.image(body, "image_tail").isPresent();
    boolean hasBrush = MediaRules.motionBrush(body);
    if (!hasFirst && !hasEnd) {
      throw KlingBody.refusal("image or image_tail is required");
    }
    if ((hasEnd ? 1 : 0) + (hasBrush ? 1 : 0) + (hasCamera ? 1 : 0) > 1) {
      throw KlingBody.refusal(
          "image_tail, static_mask/dynamic_masks and camera_control exclude each other");
    }
    if (hasBrush && !model.has("motion_brush", mode, seconds)) {
      throw KlingRules.unsupported(model, "motion brush");
    }
    if (hasEnd && !model.has(hasFirst ? "start_and_end_frame" : "end_frame_only", mode, seconds)) {
      throw KlingRules.unsupported(model, hasFirst ? "image_tail" : "image_tail without image");
    }
    if (hasEnd && hasSound && model.isFlagged("start_and_end_frame_silent")) {
      throw KlingRules.unsupported(model, "image_tail and sound");
    }
  }
}
