package io.filmgate.simulators.kling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fields of {@code camera_control}. */
final class CameraRules {

  private static final List<String> TYPES =
      List.of("simple", "down_back", "forward_up", "right_turn_forward", "left_turn_forward");
  private static final List<String> AXES =
      List.of("horizontal", "vertical", "pan", "tilt", "roll", "zoom");
  private static final BigDecimal MOST = BigDecimal.TEN;

  private CameraRules() {}

  /** The type of the camera's move, if there is one. */
  static Optional<String> type(KlingBody body) {
    Optional<KlingBody> control = body.object("camera_control");
    if (control.isEmpty()) {
      return Optional.empty();
    }
    String type =
        control
            .get()
            .choice("type", TYPES)
            .orElseThrow(() -> KlingBody.refusal("camera_control.type is required"));
    Optional<KlingBody> config = control.get().object("config");
    if (type.equals("simple")) {
      checkConfig(config.orElseThrow(() -> KlingBody.refusal("camera_control.config is required")));
    } else if (config.isPresent()) {
      throw KlingBody.refusal("camera_control.config is only for type simple");
    }
    return Optional.of(type);
  }

  private static void checkConfig(KlingBody config) {
    int moved = 0;
    for (String axis : AXES) {
      BigDecimal value = config.number(axis).orElse(BigDecimal.ZERO);
      if (value.abs().compareTo(MOST) > 0) {
        throw KlingBody.refusal("camera_control.config." + axis + " must be between -10 and 10");
      }
      moved += value.signum() == 0 ? 0 : 1;
    }
    if (moved != 1) {
      throw KlingBody.refusal("camera_control.config needs exactly one value other than 0");
    }
  }
}
