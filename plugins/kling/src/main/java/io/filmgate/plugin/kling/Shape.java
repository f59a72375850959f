package io.filmgate.plugin.kling;

import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/** {@code size} and {@code aspect_ratio}: chosen for a text, given by the picture otherwise. */
final class Shape {
  private static final double TOLERANCE = 0.15;
  private static final String FOLLOWS_PICTURE = "the first frame decides the shape";

  private Shape() {}

  /** A shape that is given by a picture or video already. */
  static void followsPicture(Draft draft, TenantFields fields) {
    if (draft.size().isPresent()) {
      draft.warn(Warning.Code.IGNORED, "size", FOLLOWS_PICTURE);
    }
    if (fields.has("aspect_ratio")) {
      draft.warn(Warning.Code.IGNORED, "metadata.aspect_ratio", FOLLOWS_PICTURE);
    }
  }

  /** Goes before the overlay, which then brings the tenant's {@code aspect_ratio}. */
  static void choose(Draft draft, TenantFields fields) {
    Optional<Size> size = draft.size();
    String allowed = Words.oneOf(KlingModel.RATIOS);
    if (fields.has("aspect_ratio")) {
      if (size.isPresent()) {
        fields.overridden("size", "aspect_ratio");
      }
      if (fields.get("aspect_ratio").text("").filter(KlingModel.RATIOS::contains).isEmpty()) {
        draft.problem(
            Problem.invalid("metadata.aspect_ratio", allowed, fields.get("aspect_ratio")));
      }
    } else if (size.isPresent()) {
      size.get()
          .nearestRatio(KlingModel.RATIOS, TOLERANCE)
          .ifPresentOrElse(
              ratio -> draft.set("aspect_ratio", ratio),
              () -> draft.problem(Problem.invalid("size", "close to " + allowed, size.get())));
    }
  }
}
