package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;

/** Writes {@code aspect_ratio}. */
final class ShapeField {
  private static final String FIELD = "aspect_ratio";
  private static final double TOLERANCE = 0.15;

  private final Draft draft;
  private final MetadataField own;

  private ShapeField(Draft draft) {
    this.draft = draft;
    this.own = new MetadataField(draft, FIELD);
  }

  /** Writes the field, if a shape is given and the product has a choice. */
  static void write(Draft draft, Product product) {
    new ShapeField(draft).writeFor(product);
  }

  private void writeFor(Product product) {
    List<String> ratios = product.capability().ratios();
    Optional<Size> size = draft.size();
    if (ratios.isEmpty()) {
      if (size.isPresent() && !product.takes(ResolutionField.FIELD)) {
        ignored("size");
      }
      if (own.isGiven()) {
        ignored(own.param());
      }
      return;
    }
    Optional<String> nearest = size.flatMap(given -> given.nearestRatio(ratios, TOLERANCE));
    if (own.isGiven()) {
      draft.used(FIELD);
      Optional<String> ratio = own.value().text("").filter(ratios::contains);
      ratio.ifPresentOrElse(
          chosen -> draft.set(FIELD, chosen),
          () -> own.invalid("one of " + String.join(", ", ratios)));
      own.overrides("size", size.isPresent() && !nearest.equals(ratio));
    } else if (size.isPresent() && nearest.isEmpty()) {
      draft.problem(
          Problem.invalid("size", "close to one of " + String.join(", ", ratios), size.get()));
    } else {
      nearest.ifPresent(ratio -> draft.set(FIELD, ratio));
    }
  }

  private void ignored(String param) {
    draft.warn(Warning.Code.IGNORED, param, "the picture decides the shape");
  }
}
