package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionBrushTest {
  @Test
  void a_trajectory_has_2_to_77_points() {
    assertThat(of(mask(2))).isEmpty();
    assertThat(of(mask(77))).isEmpty();
    assertThat(of(mask(1)))
        .containsExactly(
            "metadata.dynamic_masks[0].trajectories: metadata.dynamic_masks[0].trajectories must be"
                + " a list of 2 to 77 points, not 1");
    assertThat(of(mask(78))).hasSize(1);
  }

  @Test
  void six_masks_are_the_most() {
    assertThat(of(mask(2), mask(2), mask(2), mask(2), mask(2), mask(2))).isEmpty();
    assertThat(of(mask(2), mask(2), mask(2), mask(2), mask(2), mask(2), mask(2)))
        .containsExactly(
            "metadata.dynamic_masks: metadata.dynamic_masks must be a list of 1 to 6 masks, not 7");
    assertThat(refusals(picture("kling-v1"), "dynamic_masks", "all"))
        .containsExactly(
            "metadata.dynamic_masks: metadata.dynamic_masks must be a list of 1 to 6 masks, not"
                + " \"all\"");
  }

  @Test
  void points_are_whole_pixels_and_masks_are_pictures() {
    JsonArray points = array(object("x", 1, "y", 2), object("x", 1.5, "y", 2));

    assertThat(of(object("mask", 7, "trajectories", points)))
        .containsExactly(
            "metadata.dynamic_masks[0].trajectories[1]: metadata.dynamic_masks[0].trajectories[1]"
                + " must be whole numbers x and y, not {\"x\":1.5,\"y\":2}",
            "metadata.dynamic_masks[0].mask: metadata.dynamic_masks[0].mask must be an http(s)"
                + " address or base64 of a picture");
  }

  @Test
  void masks_lie_over_a_picture() {
    assertThat(refusals(text("kling-v1"), "dynamic_masks", array(mask(2))))
        .containsExactly(
            "metadata.dynamic_masks: kling-v1 cannot do static_mask and dynamic_masks with"
                + " text2video; allowed: image2video");
  }

  private static JsonObject mask(int points) {
    JsonArray line = new JsonArray();
    for (int i = 0; i < points; i++) {
      line.add(object("x", i, "y", 2 * i));
    }
    return object("mask", "https://example.com/m.png", "trajectories", line);
  }

  private static List<String> of(Object... masks) {
    return refusals(picture("kling-v1"), "dynamic_masks", array(masks));
  }
}
