package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fields that need, limit or exclude each other. */
class FieldCombinationsTest {
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
}
