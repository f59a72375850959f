package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;

/** The generation S2.0 Pro, which the vendor is taking offline: five seconds, without a choice. */
final class OlderProducts {
  private static final int ADVISED_CHARACTERS = 150;
  private static final List<String> RATIOS =
      List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "9:21");

  static final List<Product> ROWS =
      List.of(
          row("jimeng_vgfm_t2v_l20", Operations.TEXT, 0, Prompt.required(ADVISED_CHARACTERS)),
          row("jimeng_vgfm_i2v_l20", Operations.IMAGE, 1, Prompt.optional(ADVISED_CHARACTERS)));

  private OlderProducts() {}

  private static Product row(String reqKey, String operation, int pictures, Prompt prompt) {
    return Product.of(
            reqKey,
            new Capability(operation, pictures, pictures, List.of(5), List.of("720p"), RATIOS),
            prompt)
        .taking("seed", "aspect_ratio");
  }
}
