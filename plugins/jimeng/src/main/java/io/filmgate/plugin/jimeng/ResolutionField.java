package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Size;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;

/** Writes {@code output_resolution}, for products that have more than one: 720 or 1080. */
final class ResolutionField {
  static final String FIELD = "output_resolution";

  private ResolutionField() {}

  /**
   * Writes the field, if a resolution is given and the product has a choice.
   *
   * @return the resolution of the video, {@code 1080p}
   */
  static String write(Draft draft, Product product) {
    List<String> tiers = product.capability().resolutions();
    return product.takes(FIELD) ? choose(draft, tiers) : tiers.get(0);
  }

  private static String choose(Draft draft, List<String> tiers) {
    MetadataField own = new MetadataField(draft, FIELD);
    Optional<Size> size = draft.size();
    Optional<String> nearest = size.flatMap(given -> given.nearestTier(tiers));
    Optional<String> tier = nearest;
    if (own.isGiven()) {
      draft.used(FIELD);
      tier = own.value().scalar("").map(number -> number + "p").filter(tiers::contains);
      if (tier.isEmpty()) {
        own.invalid(String.join(" or ", tiers).replace("p", ""));
      }
      own.overrides("size", size.isPresent() && !nearest.equals(tier));
    }
    tier.ifPresent(chosen -> draft.set(FIELD, Integer.parseInt(chosen.replace("p", ""))));
    return tier.orElse(tiers.get(0));
  }
}
