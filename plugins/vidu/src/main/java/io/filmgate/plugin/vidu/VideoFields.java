package io.filmgate.plugin.vidu;

import io.filmgate.plugin.vidu.Offer.Length;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the fields that describe the video: length, resolution, shape, seed, and those that the
 * table lists. A field in metadata wins over the top-level one.
 */
final class VideoFields {
  private static final double SHAPE_TOLERANCE = 0.15;
  private static final long LARGEST_SEED = Integer.MAX_VALUE;

  private final Draft draft;
  private final Offer offer;
  private final JsonView metadata;

  VideoFields(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
    this.metadata = draft.metadata();
  }

  /** Fills the draft; what the video uses is what then stands there. */
  Usage take() {
    Length length = duration();
    String resolution = resolution(length);
    shape();
    seed();
    offer.fields().values().forEach(this::field);
    boolean hasAudio = draft.body().flag("audio").orElse(offer.hasAudio());
    if (isOffPeak() && hasAudio != offer.hasAudio()) {
      draft.problem(
          Problem.unsupported(
              "metadata.off_peak",
              offer.model() + " runs off-peak only with audio " + offer.hasAudio()));
    }
    Map<String, String> factors =
        Map.of(
            "resolution", resolution,
            "off_peak", String.valueOf(isOffPeak()),
            "audio", String.valueOf(hasAudio));
    long seconds = draft.body().whole("duration").orElse((long) offer.usualSeconds());
    return Usage.video(seconds, factors);
  }

  boolean isOffPeak() {
    return draft.body().flag("off_peak").orElse(false);
  }

  private Length duration() {
    Optional<BigDecimal> asked = draft.seconds();
    String path = "duration";
    draft.used("duration");
    if (metadata.has("duration")) {
      Optional<BigDecimal> own = metadata.numeric("duration");
      if (own.isPresent() && asked.isPresent() && own.get().compareTo(asked.get()) != 0) {
        draft.warn(Warning.Code.OVERRIDDEN, "duration", "metadata.duration was used");
      }
      if (own.isPresent() && metadata.text("duration").isPresent()) {
        draft.warn(Warning.Code.COERCED, "metadata.duration", "read as a number");
      }
      path = "metadata.duration";
      asked = Optional.of(own.orElse(BigDecimal.ZERO));
    }
    Optional<Long> seconds =
        asked.isEmpty()
            ? Optional.of((long) offer.usualSeconds())
            : JsonView.of(asked.get()).whole("");
    Optional<Length> length = seconds.flatMap(offer::length);
    if (length.isEmpty()) {
      String got = path.equals("duration") ? asked.get().toPlainString() : raw("duration");
      draft.problem(Problem.invalid(path, offer.lengthsInWords() + " for " + offer.model(), got));
      return offer.lengths().get(0);
    }
    // sent also where it is the default, so that what is priced is what runs
    draft.set("duration", seconds.get());
    return length.get();
  }

  private String resolution(Length length) {
    draft.used("resolution");
    List<String> tiers = length.resolutions();
    String resolution = draft.size().flatMap(size -> size.nearestTier(tiers)).orElse(tiers.get(0));
    if (metadata.has("resolution") && !metadata.text("resolution").orElse("-").isEmpty()) {
      resolution = metadata.text("resolution").orElse("");
      if (!tiers.contains(resolution)) {
        String choices = String.join(" or ", tiers) + " for " + offer.model() + " at this duration";
        draft.problem(Problem.invalid("metadata.resolution", choices, raw("resolution")));
      }
    }
    draft.set("resolution", resolution);
    return resolution;
  }

  private void shape() {
    Optional<Size> size = draft.size();
    if (offer.ratios().isEmpty()) {
      size.filter(Size::isRatio).ifPresent(ratio -> decidedByPicture("size"));
      if (metadata.has("aspect_ratio")) {
        decidedByPicture("metadata.aspect_ratio");
      }
      return;
    }
    draft.used("aspect_ratio");
    String choices = "one of " + String.join(", ", offer.ratios()) + " for " + offer.model();
    if (metadata.has("aspect_ratio") && !metadata.text("aspect_ratio").orElse("-").isEmpty()) {
      String ratio = metadata.text("aspect_ratio").orElse("");
      if (!offer.ratios().contains(ratio)) {
        draft.problem(Problem.invalid("metadata.aspect_ratio", choices, raw("aspect_ratio")));
      }
      draft.set("aspect_ratio", ratio);
    } else if (size.isPresent()) {
      Optional<String> nearest = size.get().nearestRatio(offer.ratios(), SHAPE_TOLERANCE);
      if (nearest.isEmpty()) {
        draft.problem(Problem.invalid("size", "close to " + choices, size.get()));
      }
      nearest.ifPresent(ratio -> draft.set("aspect_ratio", ratio));
    }
  }

  private void decidedByPicture(String param) {
    draft.warn(Warning.Code.IGNORED, param, "the first frame decides the shape");
  }

  /** Zero and −1 ask for any seed, which is what the vendor does without one. */
  private void seed() {
    Optional<Long> seed = draft.seed();
    String path = "seed";
    draft.used("seed");
    if (metadata.has("seed")) {
      Optional<Long> own = metadata.whole("seed");
      if (own.isPresent() && seed.isPresent() && !own.equals(seed)) {
        draft.warn(Warning.Code.OVERRIDDEN, "seed", "metadata.seed was used");
      }
      path = "metadata.seed";
      seed = Optional.of(own.orElse(Long.MIN_VALUE));
    }
    if (seed.isPresent() && (seed.get() < -1 || seed.get() > LARGEST_SEED)) {
      String got = path.equals("seed") ? seed.get().toString() : raw("seed");
      draft.problem(Problem.invalid(path, "a whole number from −1 to " + LARGEST_SEED, got));
    }
    seed.filter(value -> value > 0).ifPresent(value -> draft.set("seed", value));
  }

  private void field(FieldRule rule) {
    draft.used(rule.name());
    if (!metadata.has(rule.name())) {
      return;
    }
    String path = "metadata." + rule.name();
    Optional<Object> value = rule.read(metadata.view(rule.name()));
    if (value.isEmpty()) {
      draft.problem(Problem.invalid(path, rule.expected(), raw(rule.name())));
    } else if (offer.without().contains(rule.name())) {
      if (!rule.isOmitted(value.get())) {
        draft.warn(Warning.Code.IGNORED, path, "does nothing with " + offer.model());
      }
    } else if (!rule.isOmitted(value.get())) {
      draft.set(rule.name(), value.get());
    }
  }

  private String raw(String name) {
    return metadata.view(name).toString();
  }
}
