package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;

/** A picture that moves as somebody in a video does, and for as long. */
final class MimicProducts {
  private static final long MOST_SECONDS = 30;
  private static final OwnField VIDEO = OwnField.address("video_url");

  static final List<Product> ROWS =
      List.of(
          row("jimeng_dream_actor_m1_gen_video_cv").taking(Product.IMAGE_URL).owning(VIDEO),
          row("jimeng_dreamactor_m20_gen_video")
              .taking(Product.CALLBACK_URL)
              .owning(VIDEO, OwnField.flag("cut_result_first_second_switch")));

  private MimicProducts() {}

  private static Product row(String reqKey) {
    return Product.of(
            reqKey,
            new Capability(Operations.MIMIC, 1, 1, List.of(), List.of("720p"), List.of())
                .from("image", "video"),
            Prompt.unread())
        .secondsUpTo(MOST_SECONDS);
  }
}
