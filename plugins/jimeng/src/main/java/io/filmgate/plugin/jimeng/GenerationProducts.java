package io.filmgate.plugin.jimeng;

import static io.filmgate.plugin.jimeng.Operations.FIRST_AND_LAST;
import static io.filmgate.plugin.jimeng.Operations.IMAGE;
import static io.filmgate.plugin.jimeng.Operations.TEXT;

import io.filmgate.spi.Capability;
import java.util.List;

/**
 * The generation 3.0: a prompt, alone, with a first frame, or with a first and a last one. Beware
 * that the names end in {@code 1080p} for text and in {@code 1080} for pictures.
 */
final class GenerationProducts {
  static final int ADVISED_CHARACTERS = 400;
  static final List<Integer> FIVE_OR_TEN_SECONDS = List.of(5, 10);
  static final List<String> RATIOS = List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9");

  static final List<Product> ROWS =
      List.of(
          fromText("jimeng_t2v_v30", "720p"),
          fromPictures("jimeng_i2v_first_v30", IMAGE, 1, "720p"),
          fromPictures("jimeng_i2v_first_tail_v30", FIRST_AND_LAST, 2, "720p"),
          fromText("jimeng_t2v_v30_1080p", "1080p"),
          fromPictures("jimeng_i2v_first_v30_1080", IMAGE, 1, "1080p"),
          fromPictures("jimeng_i2v_first_tail_v30_1080", FIRST_AND_LAST, 2, "1080p"));

  private GenerationProducts() {}

  private static Product fromText(String reqKey, String resolution) {
    return Product.of(
            reqKey,
            new Capability(TEXT, 0, 0, FIVE_OR_TEN_SECONDS, List.of(resolution), RATIOS),
            Prompt.required(ADVISED_CHARACTERS))
        .taking("seed", "frames", "aspect_ratio");
  }

  private static Product fromPictures(
      String reqKey, String operation, int pictures, String resolution) {
    return Product.of(
            reqKey,
            new Capability(
                operation, pictures, pictures, FIVE_OR_TEN_SECONDS, List.of(resolution), List.of()),
            Prompt.required(ADVISED_CHARACTERS))
        .taking("seed", "frames");
  }
}
