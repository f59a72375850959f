package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor's map of what goes together, written down a second time. */
class CapabilityMapTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          true,  true
          kling-v1-5,        false, true
          kling-v1-6,        true,  true
          kling-v2-master,   true,  true
          kling-v2-1,        false, true
          kling-v2-1-master, true,  true
          kling-v2-5-turbo,  true,  true
          kling-v2-6,        true,  true
          kling-v3,          true,  true
          """)
  void products(String model, boolean takesText, boolean takesPicture) {
    assertThat(refusals(text(model)).isEmpty()).isEqualTo(takesText);
    assertThat(refusals(picture(model)).isEmpty()).isEqualTo(takesPicture);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          std pro
          kling-v1-5,        std pro
          kling-v1-6,        std pro
          kling-v2-master,   none
          kling-v2-1,        std pro
          kling-v2-1-master, none
          kling-v2-5-turbo,  std pro
          kling-v2-6,        std pro
          kling-v3,          std pro 4k
          """)
  void modes(String model, String expected) {
    assertThat(
            List.of("std", "pro", "4k", "ultra").stream()
                .filter(mode -> refusals(picture(model), "mode", mode).isEmpty())
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), this::orNone)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          std 5/pro 5
          kling-v1-5,        pro 5/pro 10
          kling-v1-6,        pro 5/pro 10
          kling-v2-master,   none
          kling-v2-1,        pro 5/pro 10
          kling-v2-1-master, none
          kling-v2-5-turbo,  pro 5/pro 10
          kling-v2-6,        pro 5/pro 10
          kling-v3,          std 5/std 10/pro 5/pro 10
          """)
  void first_and_end_frame(String model, String expected) {
    assertThat(where(picture(model), "image_tail", "https://example.com/b.png"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          none
          kling-v1-5,        pro 5/pro 10
          kling-v1-6,        pro 5/pro 10
          kling-v2-master,   none
          kling-v2-1,        none
          kling-v2-1-master, none
          kling-v2-5-turbo,  none
          kling-v2-6,        none
          kling-v3,          none
          """)
  void end_frame_only(String model, String expected) {
    assertThat(where(text(model), "image_tail", "https://example.com/b.png")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          std 5/pro 5
          kling-v1-5,        pro 5
          kling-v1-6,        none
          kling-v2-master,   none
          kling-v2-1,        none
          kling-v2-1-master, none
          kling-v2-5-turbo,  none
          kling-v2-6,        none
          kling-v3,          none
          """)
  void motion_brush(String model, String expected) {
    assertThat(where(picture(model), "static_mask", "https://example.com/m.png"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          std 5, std 5, none,  none
          kling-v1-5,        none,  none,  pro 5, none
          kling-v1-6,        none,  none,  none,  none
          kling-v2-master,   none,  none,  none,  none
          kling-v2-1,        none,  none,  none,  none
          kling-v2-1-master, none,  none,  none,  none
          kling-v2-5-turbo,  none,  none,  none,  none
          kling-v2-6,        none,  none,  none,  none
          kling-v3,          none,  none,  none,  none
          """)
  void camera(String model, String text, String textPreset, String picture, String picturePreset) {
    JsonObject zoom = object("type", "simple", "config", object("zoom", 5));
    JsonObject preset = object("type", "down_back");

    assertThat(where(text(model), "camera_control", zoom)).isEqualTo(text);
    assertThat(where(text(model), "camera_control", preset)).isEqualTo(textPreset);
    assertThat(where(picture(model), "camera_control", zoom)).isEqualTo(picture);
    assertThat(where(picture(model), "camera_control", preset)).isEqualTo(picturePreset);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          kling-v1,          none,                          true
          kling-v1-5,        none,                          true
          kling-v1-6,        none,                          true
          kling-v2-master,   none,                          false
          kling-v2-1,        none,                          false
          kling-v2-1-master, none,                          false
          kling-v2-5-turbo,  none,                          false
          kling-v2-6,        pro 5/pro 10,                  false
          kling-v3,          std 5/std 10/pro 5/pro 10,     true
          """)
  void sound_and_cfg_scale(String model, String sound, boolean takesCfgScale) {
    assertThat(where(picture(model), "sound", "on")).isEqualTo(sound);
    assertThat(refusals(picture(model), "sound", "off")).isEmpty();
    assertThat(refusals(picture(model), "cfg_scale", 0.3).isEmpty()).isEqualTo(takesCfgScale);
  }

  /** In which modes and lengths a request passes. Models without modes are tried once. */
  private String where(JsonObject request, String field, Object value) {
    StringBuilder passed = new StringBuilder();
    for (String mode : List.of("std", "pro")) {
      for (int seconds : List.of(5, 10)) {
        JsonObject asked = request.copy().put("duration", seconds);
        if (refusals(asked, field, value, "mode", mode).isEmpty()) {
          passed.append(passed.isEmpty() ? "" : "/").append(mode).append(' ').append(seconds);
        }
      }
    }
    assertThat(refusals(request, field, value).isEmpty())
        .as("without a mode std is meant, without a length 5")
        .isEqualTo(passed.toString().startsWith("std 5"));
    return orNone(passed.toString());
  }

  private String orNone(String passed) {
    return passed.isEmpty() ? "none" : passed;
  }
}
