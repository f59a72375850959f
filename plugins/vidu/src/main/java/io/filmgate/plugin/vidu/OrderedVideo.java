package io.filmgate.plugin.vidu;

import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the fields that describe the video, and counts what it uses. The price may depend on
 * everything here, so defaults are told, too.
 */
final class OrderedVideo {
  private static final long MILLISECONDS = 1000;

  private final Draft draft;
  private final Offer offer;
  private final SoundFields sound;
  private List<String> resolutions;
  private long seconds;
  private boolean isAutomatic;

  OrderedVideo(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
    this.sound = new SoundFields(draft, offer);
    this.resolutions = offer.resolutions();
  }

  /** The length that the request names, where the operation lets it. */
  void takeLength() {
    if (!offer.lengths().isEmpty()) {
      LengthField.Ordered ordered = new LengthField(draft, offer).take();
      resolutions = ordered.resolutions();
      isAutomatic = ordered.seconds() == 0;
      seconds = isAutomatic ? offer.longest() : ordered.seconds();
    }
  }

  /** The length that follows from other fields. */
  void lasts(long total) {
    seconds = total;
  }

  boolean isOffPeak() {
    return sound.isOffPeak();
  }

  /** Everything but the length. */
  Usage takeTheRest() {
    Map<String, String> factors = new LinkedHashMap<>();
    factors.put("operation", offer.shape().operation());
    new ResolutionField(draft, offer)
        .take(resolutions)
        .ifPresent(resolution -> factors.put("resolution", resolution));
    new RatioField(draft, offer).take();
    if (offer.shape().hasSeed()) {
      new SeedField(draft).take();
    }
    new ListedFields(draft, offer).take();
    sound.settle();
    boolean isRecommended = draft.body().flag("is_rec").orElse(false);
    if (isRecommended) {
      draft.warn(Warning.Code.IGNORED, "prompt", "with is_rec the vendor writes its own");
    }
    if (offer.shape().hasModel()) {
      factors.put("off_peak", String.valueOf(sound.isOffPeak()));
      factors.put("audio", String.valueOf(sound.hasAudio()));
      factors.put("is_rec", String.valueOf(isRecommended));
    }
    offer
        .shape()
        .factor()
        .ifPresent(field -> factors.put(field, draft.body().text(field).orElse("none")));
    return usage(factors);
  }

  private Usage usage(Map<String, String> factors) {
    Map<String, Long> amounts =
        seconds == 0
            ? Map.of(Usage.VIDEOS, 1L)
            : Map.of(Usage.VIDEOS, 1L, Usage.MILLISECONDS, seconds * MILLISECONDS);
    return new Usage(amounts, factors, isAutomatic);
  }
}
