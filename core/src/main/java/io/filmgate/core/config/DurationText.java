package io.filmgate.core.config;

import java.time.Duration;
import java.util.Optional;

/** Durations, written as in the file: 500ms, 30s, 15m, 24h or 30d. */
public final class DurationText {
  private DurationText() {}

  /** Reads one; empty if it is none. */
  public static Optional<Duration> read(String text) {
    return Quantities.duration(Duration.ZERO).read(text);
  }

  /** Writes one. */
  public static String of(Duration duration) {
    return Quantities.durationText(duration);
  }
}
