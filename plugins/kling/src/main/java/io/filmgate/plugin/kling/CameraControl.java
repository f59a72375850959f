package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code camera_control}: one of four set movements, or one movement of the tenant's own. */
final class CameraControl {
  private static final String PATH = "metadata.camera_control";
  private static final List<String> TYPES =
      List.of("simple", "down_back", "forward_up", "right_turn_forward", "left_turn_forward");
  private static final List<String> MOVEMENTS =
      List.of("horizontal", "vertical", "pan", "tilt", "roll", "zoom");
  private static final BigDecimal MOST = BigDecimal.TEN;

  private CameraControl() {}

  static void check(Draft draft, Order order) {
    if (!draft.body().has("camera_control")) {
      return;
    }
    order.require(Feature.CAMERA_CONTROL, PATH, draft);
    JsonView control = draft.body().view("camera_control");
    Optional<String> type = control.text("type").filter(TYPES::contains);
    if (type.isEmpty()) {
      draft.problem(Problem.invalid(PATH + ".type", Words.oneOf(TYPES), control.view("type")));
    } else if (type.get().equals("simple")) {
      checkConfig(draft, control.view("config"));
    } else {
      if (order.model().has(Feature.CAMERA_CONTROL)) {
        order.require(Feature.CAMERA_PRESET, PATH + ".type", draft);
      }
      if (control.has("config")) {
        draft.problem(
            Problem.unsupported(PATH + ".config", PATH + ".config goes with the type simple only"));
      }
    }
  }

  private static void checkConfig(Draft draft, JsonView config) {
    if (!config.isObject()) {
      draft.problem(Problem.missing(PATH + ".config", "an object with one movement"));
      return;
    }
    int moving = 0;
    for (String name : config.names()) {
      String path = PATH + ".config." + name;
      Optional<BigDecimal> amount = config.number(name);
      if (!MOVEMENTS.contains(name)) {
        draft.problem(Problem.invalid(PATH + ".config", "made of " + Words.oneOf(MOVEMENTS), name));
      } else if (amount.filter(number -> number.abs().compareTo(MOST) <= 0).isEmpty()) {
        draft.problem(Problem.invalid(path, "a number from -10 to 10", config.view(name)));
      } else if (amount.get().signum() != 0) {
        moving++;
      }
    }
    if (moving != 1) {
      draft.problem(
          Problem.invalid(
              PATH + ".config", "an object with exactly one number other than 0", moving));
    }
  }
}
