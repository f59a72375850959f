package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Plan;
import org.junit.jupiter.api.Test;

class SourcePictureTest {
  private static final String MIMIC =
      "{\"model\":\"jimeng_dream_actor_m1_gen_video_cv\"%s,\"metadata\":{\"video_url\":\"https://a.example/1.mp4\"%s}}";

  @Test
  void a_picture_in_metadata_is_the_plans_picture() {
    Plan plan = Given.plan(MIMIC.formatted("", ",\"image_url\":\"https://a.example/1.jpg\""));

    assertThat(plan.body().getString("image_url")).isEqualTo("https://a.example/1.jpg");
    assertThat(plan.images()).containsExactly(new ImageInput.Url("https://a.example/1.jpg"));
  }

  @Test
  void a_picture_in_metadata_wins() {
    Plan plan =
        Given.plan(
            MIMIC.formatted(
                ",\"image\":\"https://a.example/0.jpg\"",
                ",\"image_url\":\"https://a.example/1.jpg\""));

    assertThat(plan.images()).containsExactly(new ImageInput.Url("https://a.example/1.jpg"));
    assertThat(Given.warnings(plan)).contains("OVERRIDDEN image: metadata.image_url was used");
  }

  @Test
  void base64_is_no_address() {
    assertThat(Given.problems(MIMIC.formatted(",\"image\":\"/9j/4AAQSkZJRg==\"", "")))
        .contains("image must be an address here");
    assertThat(Given.problems(MIMIC.formatted("", ",\"image_url\":\"/9j/4AAQSkZJRg==\"")))
        .containsExactly("metadata.image_url must be an http(s) address");
  }

  @Test
  void without_a_picture_there_is_nothing_to_move() {
    assertThat(Given.problems(MIMIC.formatted("", "")))
        .containsExactly("jimeng_dream_actor_m1_gen_video_cv takes exactly 1 picture, not 0");
  }
}
