package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.plan;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static io.filmgate.plugin.kling.Planned.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import io.filmgate.testkit.ClientRequest;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the products beside text and picture to video refuse. Recordings show what they send. */
class OtherProductsTest {
  private static final String VIDEO = "https://example.com/a.mp4";
  private static final String PICTURE = "https://example.com/b.png";

  @ParameterizedTest
  @CsvSource({
    "kling-v1-6, video_id, video-extend",
    "kling-v1-6, edit_mode, multi-elements",
    "kling-v1-6, image_list, multi-image2video",
    "kling-v3, video_url, motion-control",
    "kling-v3, image_tail, image2video",
    "kling-v3, negative_prompt, text2video",
    "kling-v3-omni, image_tail, omni-video",
    "kling-lip-sync, input, lip-sync",
    "kling-lip-sync, session_id, advanced-lip-sync"
  })
  void a_field_decides_for_an_operation(String model, String field, String operation) {
    assertThat(
            ProductChoice.of(
                    KlingModels.find(model).orElseThrow(),
                    ClientRequest.read(text(model).put("metadata", object(field, "x"))))
                .operation())
        .isEqualTo(operation);
  }

  @Test
  void subjects_are_one_to_four() {
    Object[] five = new Object[5];
    Arrays.fill(five, object("image", PICTURE));
    assertThat(refusals(text("kling-v1-6"), "image_list", array(five)))
        .containsExactly(
            "metadata.image_list: metadata.image_list must be a list of 1 to 4 pictures, not 5");
  }

  @Test
  void an_omni_video_has_frames_in_order_and_seven_references_at_most() {
    assertThat(refusals(text("kling-v3-omni"), "image_tail", PICTURE))
        .containsExactly("metadata.image_list: a last frame needs a first frame");
    Object[] eight = new Object[8];
    Arrays.fill(eight, object("image_url", PICTURE));
    assertThat(refusals(text("kling-v3-omni"), "image_list", array(eight)))
        .containsExactly(
            "metadata.image_list: metadata.image_list must be at most 7 together with"
                + " metadata.element_list, not 8");
    assertThat(refusals(text("kling-v3-omni"), "image_list", array(object("image_url", 7))))
        .hasSize(1);
  }

  @Test
  void a_video_that_is_changed_takes_no_frame_and_no_sound() {
    Object videos = array(object("video_url", VIDEO));
    assertThat(refusals(picture("kling-v3-omni"), "video_list", videos))
        .containsExactly(
            "metadata.video_list: a video that is changed takes no first or last frame; allowed:"
                + " feature");
    assertThat(refusals(text("kling-v3-omni"), "video_list", videos, "sound", "on"))
        .containsExactly("metadata.sound: with a video there is no sound of its own");
    assertThat(refusals(text("kling-video-o1"), "sound", "on"))
        .containsExactly("metadata.sound: kling-video-o1 cannot do sound on");
  }

  @Test
  void a_video_that_is_changed_keeps_length_and_shape() {
    Plan plan =
        plan(
            text("kling-video-o1").put("duration", 5).put("size", "16:9"),
            "video_list",
            array(object("video_url", VIDEO)));
    assertThat(plan.body().containsKey("duration")).isFalse();
    assertThat(plan.body().containsKey("aspect_ratio")).isFalse();
    assertThat(plan.usage().isUpperBound()).isTrue();
    assertThat(warnings(plan)).hasSize(2);
  }

  @Test
  void motion_needs_a_picture_a_video_and_a_side() {
    assertThat(refusals(text("kling-v3"), "character_orientation", "left"))
        .containsExactly(
            "metadata.image_url: metadata.image_url must be a picture, or image, not missing",
            "metadata.video_url: metadata.video_url must be an http(s) address, not missing",
            "metadata.character_orientation: metadata.character_orientation must be image or video,"
                + " not \"left\"");
    assertThat(
            refusals(
                picture("kling-v3"),
                "video_url",
                VIDEO,
                "character_orientation",
                "video",
                "mode",
                "4k"))
        .containsExactly("metadata.mode: metadata.mode must be std or pro, not \"4k\"");
  }

  @Test
  void an_extension_needs_a_video_and_takes_no_picture() {
    assertThat(refusals(picture("kling-v1"), "video_id", "7"))
        .containsExactly("image: video-extend takes no picture");
    assertThat(refusals(text("kling-v1"), "video_id", "7", "cfg_scale", 2))
        .containsExactly(
            "metadata.cfg_scale: metadata.cfg_scale must be a number from 0 to 1, not 2");
    assertThat(warnings(plan(text("kling-v1"), "video_id", "7", "negative_prompt", "blur")))
        .containsExactly(
            "NOT_GUARANTEED metadata.negative_prompt: sent as given; Kling extends videos of"
                + " kling-v1 without it");
  }

  @Test
  void an_edit_takes_as_many_pictures_as_it_needs() {
    assertThat(refusals(picture("kling-v1-6"), "session_id", "s", "edit_mode", "removal"))
        .containsExactly(
            "metadata.image_list: metadata.image_list must be 0 pictures for removal, not 1");
    assertThat(refusals(text("kling-v1-6"), "session_id", "s", "edit_mode", "addition"))
        .containsExactly(
            "metadata.image_list: metadata.image_list must be 1 to 2 pictures for addition, not 0");
  }

  @Test
  void lip_sync_takes_one_face_with_one_sound() {
    JsonObject face = object("face_id", "0", "sound_start_time", 0, "sound_end_time", 1);
    assertThat(refusals(text("kling-lip-sync"), "session_id", "s", "face_choose", array(face)))
        .containsExactly(
            "metadata.face_choose[0].sound_file: metadata.face_choose[0].sound_file or audio_id"
                + " must be there, and not both",
            "metadata.face_choose[0].sound_insert_time: metadata.face_choose[0].sound_insert_time"
                + " must be milliseconds, not null");
    assertThat(
            refusals(text("kling-lip-sync"), "session_id", "s", "face_choose", array(face, face)))
        .hasSize(1);
    assertThat(refusals(text("kling-lip-sync")))
        .containsExactly(
            "metadata.session_id: metadata.session_id must be the id of a session in which faces"
                + " were found, not missing",
            "metadata.face_choose: metadata.face_choose must be a list of one face, not missing");
  }

  @Test
  void the_first_lip_sync_says_what_is_missing() {
    assertThat(
            refusals(
                text("kling-lip-sync"), "input", object("video_url", VIDEO, "mode", "text2video")))
        .containsExactly(
            "metadata.input.text: metadata.input.text must be a text of at most 120 characters, not"
                + " null",
            "metadata.input.voice_id: metadata.input.voice_id must be the id of a voice, not null",
            "metadata.input.voice_language: metadata.input.voice_language must be zh or en, not"
                + " null");
  }

  @Test
  void an_avatar_needs_a_picture_and_one_sound() {
    assertThat(refusals(text("kling-avatar"), "sound_file", VIDEO, "audio_id", "7"))
        .containsExactly(
            "image: image must be a picture of who speaks, not missing",
            "metadata.audio_id: metadata.sound_file or metadata.audio_id, not both");
  }

  @Test
  void a_scene_takes_its_pictures_and_nothing_that_costs_more() {
    assertThat(refusals(picture("kling-effects"), "effect_scene", "hug_pro"))
        .containsExactly(
            "metadata.input.images: metadata.input.images must be 2 pictures for hug_pro, not 1");
    assertThat(
            refusals(
                picture("kling-effects"),
                "effect_scene",
                "zoom_out",
                "input",
                object("model_name", "kling-v1-6", "duration", "10")))
        .containsExactly(
            "metadata.input.model_name: metadata.input.model_name is of a form that Kling has"
                + " withdrawn",
            "metadata.input.duration: metadata.input.duration is of a form that Kling has"
                + " withdrawn");
  }
}
