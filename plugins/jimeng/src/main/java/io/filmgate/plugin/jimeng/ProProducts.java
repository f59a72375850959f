package io.filmgate.plugin.jimeng;

import static io.filmgate.plugin.jimeng.GenerationProducts.ADVISED_CHARACTERS;
import static io.filmgate.plugin.jimeng.GenerationProducts.FIVE_OR_TEN_SECONDS;
import static io.filmgate.plugin.jimeng.GenerationProducts.RATIOS;

import io.filmgate.spi.Capability;
import java.util.List;

/** The generation 3.0 Pro: one name for text and for a first frame, several shots in a video. */
final class ProProducts {
  private static final String REQ_KEY = "jimeng_ti2v_v30_pro";
  private static final List<String> RESOLUTION = List.of("1080p");

  static final List<Product> ROWS =
      List.of(
          Product.of(
                  REQ_KEY,
                  new Capability(Operations.TEXT, 0, 0, FIVE_OR_TEN_SECONDS, RESOLUTION, RATIOS),
                  Prompt.required(ADVISED_CHARACTERS))
              .taking("seed", "frames", "aspect_ratio"),
          Product.of(
                  REQ_KEY,
                  new Capability(
                      Operations.IMAGE, 1, 1, FIVE_OR_TEN_SECONDS, RESOLUTION, List.of()),
                  Prompt.optional(ADVISED_CHARACTERS))
              .taking("seed", "frames"));

  private ProProducts() {}
}
