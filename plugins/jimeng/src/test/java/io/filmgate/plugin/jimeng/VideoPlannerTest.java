package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoPlannerTest {
  private static final String IMAGE = "\"image\":\"https://a.example/1.jpg\"";
  private static final String JPEG = "/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAFoAoADASIAAhEBAxEB";

  @Test
  void text_to_video_is_written_as_documented() {
    assertThat(
            Given.body(
                "{\"model\":\"jimeng_t2v_v30\",\"prompt\":\"an astronaut walking on the moon\",\"seed\":-1,"
                    + "\"duration\":5,\"size\":\"1920x1080\"}"))
        .isEqualTo(
            "{\"req_key\":\"jimeng_t2v_v30\",\"prompt\":\"an astronaut walking on the moon\",\"seed\":-1,"
                + "\"frames\":121,\"aspect_ratio\":\"16:9\"}");
  }

  @Test
  void first_and_last_frame_go_as_bare_base64() {
    assertThat(
            Given.body(
                "{\"model\":\"jimeng_i2v_first_tail_v30_1080\",\"prompt\":\"花朵从含苞到盛开\",\"seed\":42,"
                    + "\"duration\":10.0,\"image\":\"data:image/jpeg;base64,"
                    + JPEG
                    + "\",\"metadata\":{\"image_tail\":\""
                    + JPEG
                    + "\"}}"))
        .isEqualTo(
            "{\"req_key\":\"jimeng_i2v_first_tail_v30_1080\",\"prompt\":\"花朵从含苞到盛开\","
                + "\"binary_data_base64\":[\"/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAFoAoADASIAAhEBAxEB\",\"/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAFoAoADASIAAhEBAxEB\"],\"seed\":42,\"frames\":241}");
  }

  @Test
  void a_camera_move_takes_its_template() {
    JsonObject body =
        new JsonObject(
            Given.body(
                "{\"model\":\"jimeng_i2v_recamera_v30\","
                    + IMAGE
                    + ",\"metadata\":{\"template_id\":\"hitchcock_dolly_in\",\"camera_strength\":\"medium\",\"frames\":121}}"));

    assertThat(body.getMap())
        .containsEntry("template_id", "hitchcock_dolly_in")
        .containsEntry("camera_strength", "medium")
        .containsEntry("frames", 121);
  }

  @Test
  void mimic_takes_a_picture_and_a_video() {
    String video = "\"video_url\":\"https://a.example/1.mp4\"";
    Plan second =
        Given.plan(
            "{\"model\":\"jimeng_dreamactor_m20_gen_video\","
                + IMAGE
                + ",\"metadata\":{"
                + video
                + "}}");
    Plan first =
        Given.plan(
            "{\"model\":\"jimeng_dream_actor_m1_gen_video_cv\","
                + IMAGE
                + ",\"metadata\":{"
                + video
                + "}}");

    assertThat(second.body().getJsonArray("image_urls")).containsExactly("https://a.example/1.jpg");
    assertThat(first.body().getString("image_url")).isEqualTo("https://a.example/1.jpg");
    assertThat(first.body().getString("video_url")).isEqualTo("https://a.example/1.mp4");
    assertThat(first.usage().isUpperBound()).isTrue();
    assertThat(first.usage().amount(Usage.MILLISECONDS)).isEqualTo(30_000);
  }

  @Test
  void what_is_not_asked_for_is_not_sent() {
    Plan plan = Given.plan("{\"model\":\"jimeng_ti2v_v30_pro\",\"prompt\":\"a cat\"}");

    assertThat(plan.encodeBody())
        .hasToString("{\"req_key\":\"jimeng_ti2v_v30_pro\",\"prompt\":\"a cat\"}");
    assertThat(plan.usage()).isEqualTo(Usage.video(5, Map.of("resolution", "1080p")));
  }

  @Test
  void the_mark_of_origin_waits_for_the_polls() {
    String withMark =
        "{\"model\":\"jimeng_ti2v_v30_pro\",\"metadata\":{\"aigc_meta\":{\"producer_id\":\"p1\",\"content_propagator\":\"c1\"}}}";
    String asText =
        "{\"model\":\"jimeng_ti2v_v30_pro\",\"metadata\":{\"req_json\":\"{\\\"aigc_meta\\\":{\\\"producer_id\\\":\\\"p1\\\",\\\"content_propagator\\\":\\\"c1\\\"}}\"}}";
    Plan plan = Given.plan(withMark);

    assertThat(Given.call(Given.PROVIDER.submit(plan, Given.context())).body().toString())
        .doesNotContain("req_json", "producer_id");
    assertThat(
            Given.answered(
                    Given.PROVIDER.submit(plan, Given.context()),
                    Given.reply(200, "{\"code\":10000,\"data\":{\"task_id\":1}}"))
                .state())
        .containsEntry(
            "req_json", "{\"aigc_meta\":{\"producer_id\":\"p1\",\"content_propagator\":\"c1\"}}");
    assertThat(Given.plan(asText)).isEqualTo(plan);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void metadata_wins_over_the_top_level() {
    Plan plan =
        Given.plan(
            "{\"model\":\"jimeng_t2v_v30\",\"prompt\":\"a\",\"duration\":5,\"seed\":1,\"size\":\"1080x1920\","
                + "\"metadata\":{\"prompt\":\"b\",\"frames\":241,\"seed\":2,\"aspect_ratio\":\"21:9\"}}");

    assertThat(plan.encodeBody())
        .hasToString(
            "{\"req_key\":\"jimeng_t2v_v30\",\"prompt\":\"b\",\"seed\":2,\"frames\":241,\"aspect_ratio\":\"21:9\"}");
    assertThat(plan.usage().amount(Usage.MILLISECONDS)).isEqualTo(10_000);
    assertThat(Given.warnings(plan))
        .containsExactlyInAnyOrder(
            "OVERRIDDEN prompt: metadata.prompt was used",
            "OVERRIDDEN duration: metadata.frames was used",
            "OVERRIDDEN seed: metadata.seed was used",
            "OVERRIDDEN size: metadata.aspect_ratio was used");
  }

  @Test
  void saying_the_same_twice_is_no_news() {
    assertThat(
            Given.plan(
                    "{\"model\":\"jimeng_t2v_v30\",\"duration\":10,\"seed\":2,\"size\":\"1080x1920\",\"fps\":24,"
                        + "\"metadata\":{\"frames\":241,\"seed\":2,\"aspect_ratio\":\"9:16\"}}")
                .warnings())
        .isEmpty();
  }

  @Test
  void empty_and_null_members_count_as_absent() {
    Plan plan =
        Given.plan(
            "{\"model\":\"jimeng_t2v_v30\",\"size\":\"1024x1024\",\"metadata\":{\"aspect_ratio\":\"\","
                + "\"image_urls\":[],\"seed\":null,\"image_tail\":\"\",\"req_key\":null}}");

    assertThat(plan.body().getString("aspect_ratio")).isEqualTo("1:1");
    assertThat(plan.model()).isEqualTo("jimeng_t2v_v30");
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void every_problem_is_reported_at_once() {
    assertThat(
            Given.problems(
                "{\"model\":\"jimeng_t2v_v30\",\"prompt\":\""
                    + "好".repeat(801)
                    + "\",\"duration\":7,\"size\":\"1000x300\",\"metadata\":{\"req_key\":\"jimeng_t2v_v30\",\"seed\":1.5,"
                    + "\"image_urls\":[\"ftp://a.example/1\"]}}"))
        .containsExactlyInAnyOrder(
            "metadata.image_urls[0] must be an http(s) address or base64 of a picture",
            "prompt must be at most 800 characters, not 801 characters",
            "jimeng_t2v_v30 takes no picture, not 1",
            "metadata.seed must be a whole number from -1, not 1.5",
            "duration must be 5 or 10, not 7",
            "size must be close to one of 16:9, 4:3, 1:1, 3:4, 9:16, 21:9, not 1000x300");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jimeng_t2v_v30 | {\"frames\":240} | metadata.frames must be 121 or 241, not 240",
        "jimeng_t2v_v30 | {\"frames\":\"121\"} | metadata.frames must be 121 or 241, not \"121\"",
        "jimeng_vgfm_t2v_l20 | {\"frames\":241} | metadata.frames must be 121, not 241",
        "jimeng_t2v_v30 | {\"aspect_ratio\":\"9:21\"} | metadata.aspect_ratio must be one of 16:9, 4:3, 1:1, 3:4, 9:16, 21:9, not \"9:21\"",
        "jimeng_i2v_first_v30 | {} | jimeng_i2v_first_v30 takes exactly 1 picture, not 0",
        "jimeng_i2v_first_tail_v30 | {\"image_urls\":[\"https://a.example/1\"]} | jimeng_i2v_first_tail_v30 takes exactly 2 pictures, not 1",
        "jimeng_i2v_first_v30 | {\"image_urls\":[\"https://a.example/1\"],\"binary_data_base64\":[\"/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAFoAoADASIAAhEBAxEB\"]} | metadata.image_urls and metadata.binary_data_base64 exclude each other",
        "jimeng_i2v_first_tail_v30 | {\"images\":[\"https://a.example/1\",\"/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAFoAoADASIAAhEBAxEB\"]} | pictures must be all addresses or all base64, not mixed",
        "jimeng_i2v_first_v30 | {\"image_urls\":[\"UklGRiQAAABXRUJQ\"]} | metadata.image_urls[0] must be a JPEG or PNG, not a WebP",
        "jimeng_i2v_first_v30 | {\"image_urls\":\"https://a.example/1\"} | metadata.image_urls must be a list of pictures, not something else",
        "jimeng_ti2v_v30_pro | {\"req_json\":\"no json\"} | metadata.req_json must be a JSON object, not something else",
        "jimeng_ti2v_v30_pro | {\"req_json\":\"{}\",\"aigc_meta\":{}} | metadata.aigc_meta belongs into metadata.req_json if both are given",
        "jimeng_t2v_v30 | {\"prompt\":7} | metadata.prompt must be a text, not something else"
      })
  void a_mistake_is_named(String model, String metadata, String problem) {
    assertThat(Given.problems("{\"model\":\"%s\",\"metadata\":%s}".formatted(model, metadata)))
        .contains(problem);
  }

  @Test
  void a_camera_move_needs_template_and_strength() {
    assertThat(
            Given.problems(
                "{\"model\":\"jimeng_i2v_recamera_v30\","
                    + IMAGE
                    + ",\"metadata\":{\"template_id\":\"spin\"}}"))
        .hasSize(2)
        .contains("metadata.camera_strength must be one of weak, medium, strong, not missing")
        .anyMatch(
            message -> message.matches("metadata.template_id must be one of .*, not \"spin\""));
  }

  @Test
  void a_last_frame_needs_a_first_one() {
    assertThat(
            Given.problems(
                "{\"model\":\"jimeng_v30\",\"metadata\":{\"last_frame\":\"https://a.example/1\"}}"))
        .containsExactly(
            "image must be the first frame to go with metadata.last_frame, not missing");
  }

  @Test
  void a_picture_may_have_4911104_bytes() {
    String most = base64(4_911_104);
    String tooMany = base64(4_911_105);

    assertThat(Given.plan("{\"model\":\"jimeng_v30\",\"image\":\"" + most + "\"}").images())
        .hasSize(1);
    assertThat(Given.problems("{\"model\":\"jimeng_v30\",\"image\":\"" + tooMany + "\"}"))
        .containsExactly("image must have at most 4911104 bytes, not 4911105");
  }

  @Test
  void first_and_last_frame_must_be_of_one_shape() {
    String upright = "iVBORw0KGgoAAAANSUhEUgAAAWgAAAKACAIAAAAA"; // 360x640

    assertThat(
            Given.problems(
                "{\"model\":\"jimeng_i2v_first_tail_v30\",\"image\":\""
                    + JPEG
                    + "\",\"metadata\":{\"image_tail\":\""
                    + upright
                    + "\"}}"))
        .containsExactly("metadata.image_tail must have the shape of image, 640x360, not 360x640");
  }

  @Test
  void what_cannot_be_honoured_is_told() {
    Plan plan =
        Given.plan(
            "{\"model\":\"jimeng_i2v_first_v30\","
                + IMAGE
                + ",\"size\":\"1920x1080\",\"fps\":30,\"metadata\":{\"aspect_ratio\":\"16:9\",\"negative_prompt\":\"x\",\"a.b[0\":1}}");

    assertThat(plan.body().fieldNames()).containsExactly("req_key", "prompt", "image_urls");
    assertThat(Given.warnings(plan))
        .containsExactlyInAnyOrder(
            "IGNORED fps: always 24 frames per second",
            "IGNORED size: the picture decides the shape",
            "IGNORED metadata.aspect_ratio: the picture decides the shape",
            "IGNORED metadata.negative_prompt: not used by this model",
            "IGNORED metadata.a.b[0: not used by this model");
  }

  @ParameterizedTest
  @CsvSource({
    "1280x720,16:9",
    "854x480,16:9",
    "1920x1088,16:9",
    "1080x1920,9:16",
    "1024x1024,1:1",
    "1440x1080,4:3",
    "1280x1024,4:3",
    "720x480,4:3",
    "1248x1664,3:4",
    "2560x1080,21:9",
    "2176x928,21:9",
    "9:16,9:16"
  })
  void sizes_find_the_nearest_shape(String size, String ratio) {
    Plan plan = Given.plan("{\"model\":\"jimeng_t2v_v30\",\"size\":\"" + size + "\"}");

    assertThat(plan.body().getString("aspect_ratio")).isEqualTo(ratio);
  }

  private static String base64(int bytes) {
    byte[] picture = Arrays.copyOf(Base64.getDecoder().decode(JPEG), bytes);
    return Base64.getEncoder().encodeToString(picture);
  }
}
