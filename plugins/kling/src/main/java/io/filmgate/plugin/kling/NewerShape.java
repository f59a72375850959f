package io.filmgate.plugin.kling;

import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/** {@code aspect_ratio} of the newer interface. */
final class NewerShape {
  private static final double TOLERANCE = 0.15;
  private static final String GIVEN = "what goes in decides the shape";

  private NewerShape() {}

  static void given(NewerForm newer) {
    Draft draft = newer.draft();
    if (draft.size().isPresent()) {
      draft.warn(Warning.Code.IGNORED, "size", GIVEN);
    }
    if (newer.has("aspect_ratio")) {
      draft.warn(Warning.Code.IGNORED, newer.path("aspect_ratio"), GIVEN);
    }
  }

  static void choose(NewerForm newer) {
    Draft draft = newer.draft();
    Optional<Size> size = draft.size();
    String allowed = Words.oneOf(KlingModel.RATIOS);
    if (newer.has("aspect_ratio")) {
      size.ifPresent(
          own ->
              draft.warn(
                  Warning.Code.OVERRIDDEN, "size", newer.path("aspect_ratio") + " was used"));
      Optional<String> ratio =
          newer.setting("aspect_ratio").text("").filter(KlingModel.RATIOS::contains);
      if (ratio.isEmpty()) {
        draft.problem(
            Problem.invalid(newer.path("aspect_ratio"), allowed, newer.setting("aspect_ratio")));
      }
      ratio.ifPresent(text -> newer.set("aspect_ratio", text));
    } else if (size.isPresent()) {
      size.get()
          .nearestRatio(KlingModel.RATIOS, TOLERANCE)
          .ifPresentOrElse(
              ratio -> newer.set("aspect_ratio", ratio),
              () -> draft.problem(Problem.invalid("size", "close to " + allowed, size.get())));
    }
  }
}
