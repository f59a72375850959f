package io.filmgate.spi;

import java.util.ArrayList;
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
 * @param inputs what a request starts from, as {@code GET /v1/models} tells it: {@code text},
 *     {@code image}, {@code first_last_frame}, {@code reference_images}, {@code key_frames}, {@code
 *     video}, {@code audio}, or another word of lower-case letters and underscores
 */
public record Capability(
    String operation,
    int leastImages,
    int mostImages,
    List<Integer> seconds,
    List<String> resolutions,
    List<String> ratios,
    List<String> inputs) {
  public Capability {
    Objects.requireNonNull(operation, "operation");
    seconds = List.copyOf(seconds);
    resolutions = List.copyOf(resolutions);
    ratios = List.copyOf(ratios);
    inputs = List.copyOf(inputs);
    if (leastImages < 0 || mostImages < leastImages) {
      throw new IllegalArgumentException("images must be 0 ≤ least ≤ most");
    }
    if (inputs.isEmpty() || !inputs.stream().allMatch(input -> input.matches("[a-z_]+"))) {
      throw new IllegalArgumentException("inputs must be words of a-z and _, not " + inputs);
    }
  }

  /** An operation whose inputs follow from the number of its pictures; two are first and last. */
  public Capability(
      String operation,
      int leastImages,
      int mostImages,
      List<Integer> seconds,
      List<String> resolutions,
      List<String> ratios) {
    this(
        operation,
        leastImages,
        mostImages,
        seconds,
        resolutions,
        ratios,
        inputs(leastImages, mostImages));
  }

  /**
   * The same row for an operation that starts from something else.
   *
   * @param words one or more
   * @return a changed copy
   */
  public Capability from(String... words) {
    return new Capability(
        operation, leastImages, mostImages, seconds, resolutions, ratios, List.of(words));
  }

  private static List<String> inputs(int leastImages, int mostImages) {
    List<String> inputs = new ArrayList<>();
    if (leastImages == 0) {
      inputs.add("text");
    }
    if (leastImages <= 1 && mostImages >= 1) {
      inputs.add("image");
    }
    if (mostImages == 2) {
      inputs.add("first_last_frame");
    }
    if (mostImages > 2) {
      inputs.add("reference_images");
    }
    return inputs;
  }
}
