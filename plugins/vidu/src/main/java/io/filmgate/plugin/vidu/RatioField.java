package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which shape the video shall have: {@code metadata.aspect_ratio}, or else what comes closest to
 * {@code size}. Where a picture decides, saying something else is warned about.
 */
final class RatioField {
  private static final double TOLERANCE = 0.15;

  /** Where every ratio is taken, a listed one stands for what is a few pixels off. */
  private static final double SAME = 0.02;

  private static final Pattern RATIO = Pattern.compile("[1-9]\\d{0,4}:[1-9]\\d{0,4}");

  private final Draft draft;
  private final Offer offer;
  private final JsonView own;

  RatioField(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
    this.own = draft.metadata().view("aspect_ratio");
  }

  void take() {
    if (offer.ratios().isEmpty()) {
      leftToThePicture();
      return;
    }
    draft.used("aspect_ratio");
    String choices = "one of " + String.join(", ", offer.ratios());
    if (own.has("") && !own.text("").orElse("-").isEmpty()) {
      String ratio = own.text("").orElse("");
      if (!isTaken(ratio)) {
        String others = offer.takesAnyRatio() ? ", or any other width:height," : "";
        draft.problem(
            Problem.invalid(
                "metadata.aspect_ratio", choices + others + " for " + offer.model(), own));
      }
      draft.set("aspect_ratio", ratio);
    } else if (draft.size().isPresent()) {
      Size size = draft.size().get();
      Optional<String> ratio = fitting(size);
      if (ratio.isEmpty()) {
        draft.problem(
            Problem.invalid("size", "close to " + choices + " for " + offer.model(), size));
      }
      ratio.ifPresent(sent -> draft.set("aspect_ratio", sent));
    }
  }

  private void leftToThePicture() {
    if (offer.resolutions().isEmpty()) {
      return; // nobody looks at the size at all, and the draft says so
    }
    if (draft.size().filter(Size::isRatio).isPresent()) {
      decidedByPicture("size");
    }
    if (own.has("")) {
      decidedByPicture("metadata.aspect_ratio");
    }
  }

  private void decidedByPicture(String param) {
    String source = offer.mostPictures() > 0 ? "the first frame" : "the video";
    draft.warn(Warning.Code.IGNORED, param, source + " decides the shape");
  }

  private boolean isTaken(String ratio) {
    return offer.ratios().contains(ratio)
        || (offer.takesAnyRatio() && RATIO.matcher(ratio).matches());
  }

  private Optional<String> fitting(Size size) {
    return offer.takesAnyRatio()
        ? Optional.of(size.nearestRatio(offer.ratios(), SAME).orElseGet(() -> exact(size)))
        : size.nearestRatio(offer.ratios(), TOLERANCE);
  }

  private static String exact(Size size) {
    int common =
        BigInteger.valueOf(size.width()).gcd(BigInteger.valueOf(size.height())).intValueExact();
    return size.width() / common + ":" + size.height() / common;
  }
}
