package io.filmgate.plugin.vidu;

import io.filmgate.plugin.vidu.Offer.Length;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How long the video shall be: {@code metadata.duration}, or else {@code duration}. */
final class LengthField {
  private final Draft draft;
  private final Offer offer;
  private final JsonView metadata;

  LengthField(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
    this.metadata = draft.metadata();
  }

  /**
   * What was ordered.
   *
   * @param seconds 0: as the vendor likes
   * @param resolutions in which a video of this length comes, the vendor's default first
   */
  record Ordered(long seconds, List<String> resolutions) {}

  Ordered take() {
    draft.used("duration");
    boolean isOwn = metadata.has("duration");
    Optional<BigDecimal> asked = isOwn ? own() : draft.seconds();
    Optional<Long> seconds =
        isOwn || asked.isPresent()
            ? asked.flatMap(number -> JsonView.of(number).whole(""))
            : Optional.of((long) offer.lengths().get(0).usual());
    Optional<List<String>> resolutions = seconds.flatMap(this::resolutions);
    if (resolutions.isEmpty()) {
      String path = isOwn ? "metadata.duration" : "duration";
      String got = isOwn ? metadata.view("duration").toString() : asked.get().toPlainString();
      draft.problem(Problem.invalid(path, allowed(), got));
      return new Ordered(offer.lengths().get(0).usual(), offer.resolutions());
    }
    // sent also where it is the default, so that what is priced is what runs
    draft.set("duration", seconds.get());
    return new Ordered(seconds.get(), resolutions.get());
  }

  private Optional<BigDecimal> own() {
    Optional<BigDecimal> own = metadata.numeric("duration");
    Optional<BigDecimal> top = draft.seconds();
    if (own.isPresent() && top.isPresent() && own.get().compareTo(top.get()) != 0) {
      draft.warn(Warning.Code.OVERRIDDEN, "duration", "metadata.duration was used");
    }
    if (own.isPresent() && metadata.text("duration").isPresent()) {
      draft.warn(Warning.Code.COERCED, "metadata.duration", "read as a number");
    }
    return own;
  }

  private Optional<List<String>> resolutions(long seconds) {
    return seconds == 0 && offer.hasAutomaticLength()
        ? Optional.of(offer.resolutions())
        : offer.length(seconds).map(Length::resolutions);
  }

  private String allowed() {
    String automatic = offer.hasAutomaticLength() ? ", or 0 for the vendor's choice," : "";
    return offer.lengthsInWords() + automatic + " for " + offer.model();
  }
}
