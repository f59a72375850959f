package io.filmgate.simulators.vidu;

import java.util.List;

/** Sound, and what it has to do with the hours in which a job may run. */
final class SoundRules {

  private final boolean hasSound;
  private final boolean isOffPeak;
  private final String type;

  /** Reads the fields, and tells the body which are invalid. */
  SoundRules(Operation operation, ViduModel model, ViduBody body) {
    boolean isThird = model.isThirdGeneration();
    hasSound = body.flag("audio", isThird);
    isOffPeak = body.flag("off_peak", false);
    type = body.choice("audio_type", "all", List.of("all", "speech_only", "sound_effect_only"));
    boolean canSpeak =
        model.canSpeak() || operation.word().equals("img2video") || body.has("subjects");
    if (hasSound && !canSpeak) {
      body.isInvalid("audio");
    }
    if (isOffPeak && (hasSound != isThird || !model.hasOffPeak())) {
      body.isInvalid("off_peak");
    }
  }

  boolean hasSound() {
    return hasSound;
  }

  boolean isOffPeak() {
    return isOffPeak;
  }

  String type() {
    return type;
  }
}
