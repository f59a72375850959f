package io.filmgate.simulators.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that jobs live in: runs {@code scale} times as fast as the real one and can be moved
 * ahead. Changing the scale never moves a job back. Not safe for several threads.
 */
public final class ScaledClock {

  private record Segment(long fromRealMillis, long fromScaledMillis, double scale) {}

  private final InstantSource time;
  private final List<Segment> segments = new ArrayList<>();

  public ScaledClock(InstantSource time, double scale) {
    this.time = time;
    segments.add(new Segment(time.millis(), 0, scale));
  }

  /** Scaled milliseconds since the clock was made. */
  public long millis() {
    Segment last = segments.get(segments.size() - 1);
    return last.fromScaledMillis + Math.round((time.millis() - last.fromRealMillis) * last.scale);
  }

  /** When it really was, or will be, that this clock shows the given time. */
  public Instant instantOf(long scaledMillis) {
    for (int index = segments.size() - 1; index >= 0; index--) {
      Segment segment = segments.get(index);
      if (segment.fromScaledMillis <= scaledMillis || index == 0) {
        long real =
            segment.fromRealMillis
                + Math.round((scaledMillis - segment.fromScaledMillis) / segment.scale);
        boolean isLast = index == segments.size() - 1;
        return Instant.ofEpochMilli(
            isLast ? real : Math.min(real, segments.get(index + 1).fromRealMillis));
      }
    }
    throw new IllegalStateException("a clock has at least one segment");
  }

  public void setScale(double scale) {
    if (scale != segments.get(segments.size() - 1).scale) {
      segments.add(new Segment(time.millis(), millis(), scale));
    }
  }

  /** Lets the given scaled time pass at once. */
  public void advance(Duration scaled) {
    double scale = segments.get(segments.size() - 1).scale;
    segments.add(new Segment(time.millis(), millis() + scaled.toMillis(), scale));
  }
}
