package io.filmgate.plugin.vidu;

import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.List;

/** What the fields about sound have to do with each other, once they are taken. */
final class SoundFields {
  private final Draft draft;
  private final Offer offer;

  SoundFields(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
  }

  /** Whether the video will have sound. */
  boolean hasAudio() {
    return draft.body().flag("audio").orElse(offer.hasAudio());
  }

  /** Whether the vendor may take its time, at half the price. */
  boolean isOffPeak() {
    return draft.body().flag("off_peak").orElse(false);
  }

  void settle() {
    if (hasAudio()) {
      completeType();
    } else {
      List.of("audio_type", "voice_id").forEach(this::silence);
    }
    if (isOffPeak() && hasAudio() != offer.hasAudio()) {
      draft.problem(
          Problem.unsupported(
              "metadata.off_peak",
              offer.model() + " runs off-peak only with audio " + offer.hasAudio()));
    }
  }

  /** The vendor calls the type required with sound, and names a default. */
  private void completeType() {
    boolean isTyped = offer.shape().fields().containsKey("audio_type");
    boolean isAsked = draft.body().has("audio");
    if (isTyped && isAsked && !offer.isWithout("audio_type") && !draft.body().has("audio_type")) {
      draft.set("audio_type", "all");
    }
  }

  private void silence(String field) {
    if (draft.body().has(field) && offer.shape().fields().containsKey("audio")) {
      draft.remove(field);
      draft.warn(Warning.Code.IGNORED, "metadata." + field, "does nothing without audio");
    }
  }
}
