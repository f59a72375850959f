package io.filmgate.plugin.jimeng;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields that exist twice, at the top level and in the vendor's words; the vendor's win. */
final class VideoFields {
  private static final int FRAMES_PER_SECOND = 24;
  private static final int MOST_PROMPT_CHARACTERS = 800;
  private static final double RATIO_TOLERANCE = 0.15;

  private final Draft draft;
  private final JsonView metadata;

  VideoFields(Draft draft) {
    this.draft = draft;
    this.metadata = draft.metadata();
  }

  /**
   * Writes {@code prompt}.
   *
   * @param readable how many characters the product reads
   */
  void prompt(int readable) {
    boolean isInMetadata = isGiven("prompt");
    String param = isInMetadata ? "metadata.prompt" : "prompt";
    String prompt = isInMetadata ? metadata.text("prompt").orElse("") : draft.prompt();
    draft.set("prompt", prompt);
    if (isInMetadata) {
      draft.used("prompt");
      overridden("prompt", "prompt", !prompt.equals(draft.prompt()));
    }
    int characters = prompt.codePointCount(0, prompt.length());
    if (prompt.isBlank()) {
      draft.problem(Problem.invalid(param, "a text", "something else"));
    } else if (characters > MOST_PROMPT_CHARACTERS && readable < Integer.MAX_VALUE) {
      draft.problem(
          Problem.invalid(
              param,
              "at most " + MOST_PROMPT_CHARACTERS + " characters",
              characters + " characters"));
    } else if (characters > readable) {
      draft.warn(
          Warning.Code.NOT_GUARANTEED, param, "this model reads " + readable + " characters");
    }
  }

  /** Writes {@code seed}, if there is one. */
  void seed() {
    Optional<Long> topLevel = draft.seed();
    if (!isGiven("seed")) {
      topLevel.ifPresent(seed -> draft.set("seed", seed));
      return;
    }
    draft.used("seed");
    Optional<Long> seed = metadata.whole("seed").filter(number -> number >= -1);
    if (seed.isEmpty()) {
      invalid("seed", "a whole number from -1");
      return;
    }
    draft.set("seed", seed.get());
    overridden("seed", "seed", topLevel.filter(other -> !other.equals(seed.get())).isPresent());
  }

  /**
   * Writes {@code frames}, if a length is given and the product has a choice.
   *
   * @return the length in seconds; empty if the input decides it
   */
  Optional<Integer> length(Product product) {
    List<Integer> allowed = product.capability().seconds();
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    fps();
    Optional<BigDecimal> ordered = draft.seconds();
    boolean isInMetadata = isGiven("frames");
    if (!isInMetadata && ordered.isEmpty()) {
      return Optional.of(allowed.get(0));
    }
    Optional<Integer> seconds =
        isInMetadata
            ? secondsByFrames(allowed, ordered)
            : secondsByDuration(allowed, ordered.get());
    if (product.takes("frames")) {
      draft.used("frames");
      seconds.ifPresent(length -> draft.set("frames", framesOf(length)));
    }
    return seconds.or(() -> Optional.of(allowed.get(0)));
  }

  private Optional<Integer> secondsByFrames(List<Integer> allowed, Optional<BigDecimal> ordered) {
    Optional<Integer> seconds =
        metadata
            .whole("frames")
            .flatMap(
                frames ->
                    allowed.stream().filter(length -> framesOf(length) == frames).findFirst());
    if (seconds.isEmpty()) {
      invalid("frames", choices(allowed.stream().map(VideoFields::framesOf).toList()));
    }
    boolean differs =
        ordered.isPresent() && seconds.filter(length -> isEqual(ordered.get(), length)).isEmpty();
    overridden("duration", "frames", differs);
    return seconds;
  }

  private Optional<Integer> secondsByDuration(List<Integer> allowed, BigDecimal ordered) {
    Optional<Integer> seconds =
        allowed.stream().filter(length -> isEqual(ordered, length)).findFirst();
    if (seconds.isEmpty()) {
      String got = ordered.stripTrailingZeros().toPlainString();
      draft.problem(Problem.invalid("duration", choices(allowed), got));
    }
    return seconds;
  }

  private void fps() {
    if (draft.fps().filter(fps -> fps != FRAMES_PER_SECOND).isPresent()) {
      draft.warn(Warning.Code.IGNORED, "fps", "always " + FRAMES_PER_SECOND + " frames per second");
    }
  }

  /** Writes {@code aspect_ratio}, if a shape is given and the product has a choice. */
  void shape(Product product) {
    List<String> ratios = product.capability().ratios();
    Optional<Size> size = draft.size();
    if (ratios.isEmpty()) {
      size.ifPresent(given -> shapeIgnored("size"));
      if (isGiven("aspect_ratio")) {
        shapeIgnored("metadata.aspect_ratio");
      }
      return;
    }
    Optional<String> nearest = size.flatMap(given -> given.nearestRatio(ratios, RATIO_TOLERANCE));
    if (isGiven("aspect_ratio")) {
      draft.used("aspect_ratio");
      Optional<String> ratio = metadata.text("aspect_ratio").filter(ratios::contains);
      ratio.ifPresentOrElse(
          chosen -> draft.set("aspect_ratio", chosen),
          () -> invalid("aspect_ratio", "one of " + String.join(", ", ratios)));
      overridden("size", "aspect_ratio", size.isPresent() && !nearest.equals(ratio));
    } else if (size.isPresent() && nearest.isEmpty()) {
      draft.problem(
          Problem.invalid("size", "close to one of " + String.join(", ", ratios), size.get()));
    } else {
      nearest.ifPresent(ratio -> draft.set("aspect_ratio", ratio));
    }
  }

  private void shapeIgnored(String param) {
    draft.warn(Warning.Code.IGNORED, param, "the picture decides the shape");
  }

  /** How many whole seconds so many frames need. */
  static long secondsCovering(long frames) {
    return (frames - 1 + FRAMES_PER_SECOND - 1) / FRAMES_PER_SECOND;
  }

  private static int framesOf(int seconds) {
    return FRAMES_PER_SECOND * seconds + 1;
  }

  /** An empty text is what some clients send for nothing. */
  private boolean isGiven(String name) {
    boolean isEmpty = metadata.text(name).filter(String::isEmpty).isPresent();
    if (isEmpty) {
      draft.used(name);
    }
    return metadata.has(name) && !isEmpty;
  }

  private void invalid(String name, String expected) {
    draft.problem(Problem.invalid("metadata." + name, expected, metadata.view(name)));
  }

  private void overridden(String param, String field, boolean differs) {
    if (differs) {
      draft.warn(Warning.Code.OVERRIDDEN, param, "metadata." + field + " was used");
    }
  }

  private static boolean isEqual(BigDecimal ordered, int seconds) {
    return ordered.compareTo(BigDecimal.valueOf(seconds)) == 0;
  }

  private static String choices(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }
}
