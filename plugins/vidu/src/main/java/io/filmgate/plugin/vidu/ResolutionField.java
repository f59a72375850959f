package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.codec.Draft;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How fine the video shall be: the vendor's own field in metadata, or else what comes closest to
 * {@code size}, or else the vendor's default, which is sent, too.
 */
final class ResolutionField {
  private static final Map<String, Integer> CINEMA = Map.of("2K", 1440, "4K", 2160, "8K", 4320);

  private final Draft draft;
  private final Offer offer;
  private final String field;

  ResolutionField(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
    this.field = offer.shape().resolutionField();
  }

  /**
   * Fills the draft.
   *
   * @param tiers what there is at the length that was ordered
   * @return what is sent; empty where there is nothing to choose
   */
  Optional<String> take(List<String> tiers) {
    if (tiers.isEmpty()) {
      return Optional.empty();
    }
    draft.used(field);
    JsonView own = draft.metadata().view(field);
    String resolution = draft.size().flatMap(size -> nearest(size, tiers)).orElse(tiers.get(0));
    if (own.has("") && !own.text("").orElse("-").isEmpty()) {
      resolution = own.text("").orElse("");
      if (!tiers.contains(resolution)) {
        String atThisLength = offer.lengths().isEmpty() ? "" : " at this duration";
        String choices = String.join(" or ", tiers) + " for " + offer.model() + atThisLength;
        draft.problem(Problem.invalid("metadata." + field, choices, own));
      }
    }
    draft.set(field, resolution);
    return Optional.of(resolution);
  }

  private static Optional<String> nearest(Size size, List<String> tiers) {
    int shorter = Math.min(size.width(), size.height());
    return size.isRatio()
        ? Optional.empty()
        : tiers.stream().min(Comparator.comparingInt(tier -> Math.abs(lines(tier) - shorter)));
  }

  private static int lines(String tier) {
    return tier.endsWith("p")
        ? Integer.parseInt(tier.substring(0, tier.length() - 1))
        : CINEMA.get(tier);
  }
}
