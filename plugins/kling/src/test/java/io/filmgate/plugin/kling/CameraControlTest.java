package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraControlTest {
  @ParameterizedTest
  @ValueSource(strings = {"horizontal", "vertical", "pan", "tilt", "roll", "zoom"})
  void one_movement_of_ten_either_way_is_taken(String movement) {
    assertThat(of(object("type", "simple", "config", object(movement, -10)))).isEmpty();
    assertThat(of(object("type", "simple", "config", object(movement, 9.5)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"down_back", "forward_up", "right_turn_forward", "left_turn_forward"})
  void a_set_movement_has_no_numbers(String type) {
    assertThat(of(object("type", type))).isEmpty();
    assertThat(of(object("type", type, "config", object("pan", 1))))
        .containsExactly(
            "metadata.camera_control.config: metadata.camera_control.config goes with the type"
                + " simple only");
  }

  @Test
  void exactly_one_movement_is_other_than_zero() {
    assertThat(of(object("type", "simple", "config", object("pan", 0, "zoom", 0))))
        .containsExactly(
            "metadata.camera_control.config: metadata.camera_control.config must be an object with"
                + " exactly one number other than 0, not 0");
    assertThat(of(object("type", "simple", "config", object("pan", 1, "zoom", 2)))).hasSize(1);
  }

  @Test
  void what_is_wrong_is_named() {
    assertThat(of(object("type", "simple")))
        .containsExactly(
            "metadata.camera_control.config: metadata.camera_control.config must be an object with"
                + " one movement, not missing");
    assertThat(of(object("type", "sideways")))
        .containsExactly(
            "metadata.camera_control.type: metadata.camera_control.type must be simple, down_back,"
                + " forward_up, right_turn_forward or left_turn_forward, not \"sideways\"");
    assertThat(of(object("type", "simple", "config", object("pan", 11, "zoom", 1, "dolly", 1))))
        .containsExactly(
            "metadata.camera_control.config.pan: metadata.camera_control.config.pan must be a"
                + " number from -10 to 10, not 11",
            "metadata.camera_control.config: metadata.camera_control.config must be made of"
                + " horizontal, vertical, pan, tilt, roll or zoom, not dolly");
  }

  private static List<String> of(JsonObject control) {
    return refusals(text("kling-v1"), "camera_control", control);
  }
}
