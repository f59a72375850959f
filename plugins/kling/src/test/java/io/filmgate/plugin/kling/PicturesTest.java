package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.PNG;
import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.plan;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final String DATA_URI = "data:image/png;base64," + PNG;

  @Test
  void every_inline_picture_is_sent_as_bare_base64() {
    JsonObject points = object("x", 1, "y", 2);
    Plan plan =
        plan(
            text("kling-v1").put("image", DATA_URI),
            "static_mask",
            DATA_URI,
            "dynamic_masks",
            array(object("mask", DATA_URI, "trajectories", array(points, points))));

    JsonObject sent = new JsonObject(plan.encodeBody());
    assertThat(plan.images()).hasSize(3);
    assertThat(sent.getString("image")).isEqualTo(PNG);
    assertThat(sent.getString("static_mask")).isEqualTo(PNG);
    assertThat(sent.getJsonArray("dynamic_masks"))
        .isEqualTo(array(object("mask", PNG, "trajectories", array(points, points))));
  }

  @Test
  void an_end_frame_may_come_without_a_first_one() {
    Plan plan = plan(text("kling-v1-5"), "image_tail", DATA_URI, "mode", "pro");

    assertThat(plan.operation()).isEqualTo("image2video");
    assertThat(new JsonObject(plan.encodeBody()).getString("image_tail")).isEqualTo(PNG);
  }

  @Test
  void what_is_no_picture_is_refused_where_it_stands() {
    assertThat(refusals(picture("kling-v1"), "image_tail", "ftp://example.com/a.png"))
        .containsExactly(
            "metadata.image_tail: metadata.image_tail must be an http(s) address or base64 of a"
                + " picture");
    assertThat(refusals(text("kling-v1"), "image", 5))
        .containsExactly(
            "metadata.image: metadata.image must be an http(s) address or base64 of a"
                + " picture");
  }

  @Test
  void webp_is_refused() {
    String webp = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEA";

    assertThat(refusals(text("kling-v1").put("image", webp)))
        .containsExactly("image: image must be a JPEG or PNG, not a WebP");
  }

  @Test
  void ten_megabytes_are_the_most() {
    String start = PNG;
    String large = start + "A".repeat((int) (Pictures.MOST_BYTES / 3 * 4));

    assertThat(refusals(text("kling-v1").put("image", large)))
        .containsExactly("image: image must have at most 10485760 bytes, not 10485789");
  }

  @Test
  void what_the_vendor_cannot_use_is_refused_with_all_reasons() {
    String flat = "iVBORw0KGgoAAAANSUhEUgAAC7gAAADICAIAAAAA"; // 3000x200

    assertThat(refusals(text("kling-v1").put("image", flat)))
        .containsExactly(
            "image: image must have sides of at least 300 pixels, not 3000x200",
            "image: image must have a longer side of at most 2.5 times the shorter, not 3000x200");
    assertThat(refusals(text("kling-v1").put("image", "iVBORw0KGgoAAAAN")))
        .containsExactly("image: image must be a JPEG or PNG whose header tells its dimensions");
  }
}
