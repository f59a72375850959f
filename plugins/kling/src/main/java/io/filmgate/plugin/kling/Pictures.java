package io.filmgate.plugin.kling;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.codec.PictureLimits;
import java.math.BigDecimal;
import java.util.Optional;

/** Pictures as Kling takes them: an address, or base64 without a prefix. */
final class Pictures {
  static final long MOST_BYTES = 10L << 20;
  private static final PictureLimits LIMITS =
      PictureLimits.of("JPEG", "PNG")
          .bytes(MOST_BYTES)
          .sides(300, 99_999)
          .ratioUpTo(new BigDecimal("2.5"));

  private Pictures() {}

  /**
   * Adds a picture to the plan, or notes what is wrong with it.
   *
   * @param written as the tenant wrote it
   * @param path how the tenant spelled the field
   * @return what to put into the body
   */
  static String reference(Draft draft, Object written, String path) {
    Optional<ImageInput> image =
        written instanceof String text ? ImageInput.parse(text) : Optional.empty();
    if (image.isPresent()) {
      return reference(draft, image.get(), path);
    }
    String text = written instanceof String given ? given : "";
    draft.problem(Problem.image(path, path + " " + ImageInput.fault(text)));
    return "";
  }

  /** Adds a picture that was read already. */
  static String reference(Draft draft, ImageInput image, String path) {
    LIMITS.check(image, path).forEach(draft::problem);
    return draft.reference(image, ImageInput.Encoding.BARE_BASE64);
  }
}
