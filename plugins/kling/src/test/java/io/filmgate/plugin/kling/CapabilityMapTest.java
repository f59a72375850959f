package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ModelInfo;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor's map of what goes together, written down a second time. */
class CapabilityMapTest {
  private static final String MODELS =
      "kling-v1, kling-v1-5, kling-v1-6, kling-v2-master, kling-v2-1, kling-v2-1-master,"
          + " kling-v2-5-turbo, kling-v2-6, kling-v3";

  @Test
  void every_model_of_both_products_is_there() {
    assertThat(KlingModels.ALL.stream().map(KlingModel::name).collect(Collectors.joining(", ")))
        .isEqualTo(MODELS);
  }

  @Test
  void the_rows_are_published_as_they_are_checked() {
    ModelInfo v1 = new KlingProvider().describe().models().get(0);

    assertThat(v1.capabilities())
        .extracting(row -> row.operation() + row.leastImages() + row.mostImages() + row.seconds())
        .containsExactly("text2video00[5, 10]", "image2video12[5, 10]");
    assertThat(v1.capabilities().get(0).ratios()).containsExactly("16:9", "9:16", "1:1");
  }

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

  @Test
  void lengths_of_kling_v3_are_three_to_fifteen_seconds() {
    for (int seconds = 1; seconds <= 17; seconds++) {
      assertThat(refusals(text("kling-v3").put("duration", seconds)).isEmpty())
          .as("%d s", seconds)
          .isEqualTo(seconds >= 3 && seconds <= 15);
    }
  }

  @Test
  void an_end_frame_on_kling_v2_6_is_silent() {
    String tail = "https://example.com/b.png";

    assertThat(refusals(picture("kling-v2-6"), "image_tail", tail, "mode", "pro", "sound", "on"))
        .containsExactly("metadata.sound: kling-v2-6 cannot do image_tail with sound on");
    assertThat(refusals(picture("kling-v3"), "image_tail", tail, "sound", "on")).isEmpty();
  }

  @Test
  void voices_need_a_picture_a_model_that_speaks_and_sound() {
    Object voices = array(object("voice_id", "v-1"));

    assertThat(refusals(picture("kling-v2-6"), "voice_list", voices, "mode", "pro", "sound", "on"))
        .isEmpty();
    assertThat(
            Planned.plan(picture("kling-v3"), "voice_list", voices, "sound", "on")
                .usage()
                .factors())
        .containsEntry("voice", "on");
    assertThat(refusals(text("kling-v3"), "voice_list", voices, "sound", "on"))
        .containsExactly(
            "metadata.voice_list: kling-v3 cannot do voice_list with text2video; allowed:"
                + " image2video");
    assertThat(refusals(picture("kling-v3"), "voice_list", voices))
        .containsExactly("metadata.voice_list: metadata.voice_list needs metadata.sound on");
  }

  @Test
  void elements_are_for_pictures_on_kling_v3_and_exclude_voices() {
    Object elements = array(object("element_id", 829836802793406551L));
    Object voices = array(object("voice_id", "v-1"));

    assertThat(
            Planned.plan(picture("kling-v3"), "element_list", elements)
                .body()
                .getValue("element_list"))
        .isEqualTo(elements);
    assertThat(refusals(picture("kling-v2-6"), "element_list", elements))
        .containsExactly("metadata.element_list: kling-v2-6 cannot do element_list");
    assertThat(
            refusals(
                picture("kling-v3"), "element_list", elements, "voice_list", voices, "sound", "on"))
        .containsExactly(
            "metadata.element_list: metadata.element_list and metadata.voice_list exclude each"
                + " other");
  }

  @Test
  void lists_have_a_longest_length_and_named_members() {
    assertThat(
            refusals(
                picture("kling-v3"),
                "element_list",
                array(object("element_id", 1), object("id", 2), object("element_id", 3), "x")))
        .containsExactly(
            "metadata.element_list: metadata.element_list must be a list of at most 3, not 4",
            "metadata.element_list[1]: metadata.element_list[1] must be an object with element_id,"
                + " not {\"id\":2}",
            "metadata.element_list[3]: metadata.element_list[3] must be an object with element_id,"
                + " not \"x\"");
  }

  @Test
  void end_frame_masks_and_camera_exclude_each_other() {
    assertThat(
            refusals(
                picture("kling-v1"),
                "image_tail",
                "https://example.com/b.png",
                "static_mask",
                "https://example.com/m.png"))
        .containsExactly(
            "metadata.static_mask: kling-v1 cannot do metadata.image_tail with"
                + " metadata.static_mask; allowed: one of them");
    assertThat(
            refusals(
                picture("kling-v1-5"),
                "mode",
                "pro",
                "static_mask",
                "https://example.com/m.png",
                "camera_control",
                object("type", "simple", "config", object("pan", 1))))
        .containsExactly(
            "metadata.camera_control: kling-v1-5 cannot do metadata.static_mask with"
                + " metadata.camera_control; allowed: one of them");
  }

  @Test
  void a_refusal_says_what_would_be_right() {
    String tail = "https://example.com/b.png";

    assertThat(refusals(picture("kling-v1").put("duration", 10), "image_tail", tail))
        .containsExactly(
            "metadata.image_tail: kling-v1 cannot do image_tail with duration 10; allowed: 5");
    assertThat(refusals(picture("kling-v2-5-turbo"), "image_tail", tail))
        .containsExactly(
            "metadata.image_tail: kling-v2-5-turbo cannot do image_tail with mode std; allowed:"
                + " pro");
    assertThat(refusals(text("kling-v2-master"), "mode", "std"))
        .containsExactly("metadata.mode: kling-v2-master has no modes; leave metadata.mode out");
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
