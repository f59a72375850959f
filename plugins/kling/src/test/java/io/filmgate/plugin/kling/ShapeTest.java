package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.plan;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static io.filmgate.plugin.kling.Planned.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
  @ParameterizedTest
  @CsvSource({
    "1920x1080, 16:9",
    "3840x2160, 16:9",
    "720x1280, 9:16",
    "512x512, 1:1",
    "1100x1000, 1:1",
    "16:9, 16:9"
  })
  void a_text_takes_the_nearest_shape(String size, String ratio) {
    Plan plan = plan(text("kling-v1").put("size", size));

    assertThat(plan.body().getValue("aspect_ratio")).isEqualTo(ratio);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void width_and_height_say_the_same() {
    Plan plan = plan(text("kling-v1").put("width", 1080).put("height", 1920));

    assertThat(plan.body().getValue("aspect_ratio")).isEqualTo("9:16");
  }

  @Test
  void a_shape_too_far_off_is_refused_with_the_shapes_there_are() {
    assertThat(refusals(text("kling-v1").put("size", "4:3")))
        .containsExactly("size: size must be close to 16:9, 9:16 or 1:1, not 4:3");
  }

  @Test
  void aspect_ratio_wins_over_size() {
    Plan plan = plan(text("kling-v1").put("size", "4:3"), "aspect_ratio", "9:16");

    assertThat(plan.body().getValue("aspect_ratio")).isEqualTo("9:16");
    assertThat(warnings(plan)).containsExactly("OVERRIDDEN size: metadata.aspect_ratio was used");
    assertThat(refusals(text("kling-v1"), "aspect_ratio", "4:3"))
        .containsExactly(
            "metadata.aspect_ratio: metadata.aspect_ratio must be 16:9, 9:16 or 1:1, not"
                + " \"4:3\"");
  }

  @Test
  void a_picture_has_a_shape_already() {
    Plan plan = plan(picture("kling-v1").put("size", "4:3"), "aspect_ratio", "4:3");

    assertThat(plan.body().containsKey("aspect_ratio")).isFalse();
    assertThat(warnings(plan))
        .containsExactly(
            "IGNORED size: the first frame decides the shape",
            "IGNORED metadata.aspect_ratio: the first frame decides the shape");
  }
}
