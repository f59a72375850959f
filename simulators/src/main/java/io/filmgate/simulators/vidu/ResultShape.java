package io.filmgate.simulators.vidu;

import io.filmgate.simulators.video.VideoShape;
import java.util.Map;

/** How large a finished video is. */
final class ResultShape {

  private static final int FRAMES_PER_SECOND = 24;
  private static final Map<String, Integer> CINEMA = Map.of("2K", 1440, "4K", 2160, "8K", 4320);

  private ResultShape() {}

  /**
   * The shape of a video.
   *
   * @param resolution its shorter side, such as {@code 720p} or {@code 4K}
   * @param ratio {@code 16:9} and the like; anything else is taken for that
   */
  static VideoShape of(String resolution, String ratio, int seconds) {
    int side =
        resolution.endsWith("p")
            ? Integer.parseInt(resolution.substring(0, resolution.length() - 1))
            : CINEMA.get(resolution);
    int frames = seconds * FRAMES_PER_SECOND + 1;
    String[] parts = (ratio.matches("\\d+:\\d+") ? ratio : "16:9").split(":", -1);
    long wide = Long.parseLong(parts[0]);
    long high = Long.parseLong(parts[1]);
    return wide >= high
        ? new VideoShape(longer(side, wide, high), side, frames, FRAMES_PER_SECOND)
        : new VideoShape(side, longer(side, high, wide), frames, FRAMES_PER_SECOND);
  }

  /** Even, and at most four times the shorter side. */
  private static int longer(int side, long more, long less) {
    return (int) (Math.min(side * 4L, side * more / less) / 2 * 2);
  }
}
