package io.filmgate.spi;

import java.util.List;
import java.util.Objects;

/**
 * What a model can do in one operation. In each list the vendor's default comes first; an empty
 * list: the vendor offers no choice.
 *
 * @param operation the plan's operation
 * @param leastImages how many pictures it needs
 * @param mostImages how many it takes
 * @param seconds the lengths
 * @param resolutions for example {@code 1080p}
 * @param ratios for example {@code 16:9}
 */
public record Capability(
    String operation,
    int leastImages,
    int mostImages,
    List<Integer> seconds,
    List<String> resolutions,
    List<String> ratios) {
  public Capability {
    Objects.requireNonNull(operation, "operation");
    seconds = List.copyOf(seconds);
    resolutions = List.copyOf(resolutions);
    ratios = List.copyOf(ratios);
    if (leastImages < 0 || mostImages < leastImages) {
      throw new IllegalArgumentException("images must be 0 ≤ least ≤ most");
    }
  }
}
