package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes {@code frames}, which is how the vendor is told a length: 24 for each second, and one
 * more.
 */
final class LengthField {
  private static final String FIELD = "frames";
  private static final int FRAMES_PER_SECOND = 24;

  private final Draft draft;
  private final MetadataField own;

  private LengthField(Draft draft) {
    this.draft = draft;
    this.own = new MetadataField(draft, FIELD);
  }

  /**
   * Writes the field, if a length is given and the product has a choice.
   *
   * @return the length in seconds; empty if the input decides it
   */
  static Optional<Integer> write(Draft draft, Product product) {
    return product.capability().seconds().isEmpty()
        ? Optional.empty()
        : Optional.of(new LengthField(draft).write(product));
  }

  /** How many whole seconds so many frames need. */
  static long secondsCovering(long frames) {
    return (frames - 1 + FRAMES_PER_SECOND - 1) / FRAMES_PER_SECOND;
  }

  private int write(Product product) {
    List<Integer> allowed = product.capability().seconds();
    checkFramesPerSecond();
    Optional<BigDecimal> ordered = draft.seconds();
    Optional<Integer> seconds =
        own.isGiven()
            ? byFrames(allowed, ordered)
            : ordered.flatMap(duration -> byDuration(allowed, duration));
    if (product.takes(FIELD)) {
      draft.used(FIELD);
      seconds.ifPresent(length -> draft.set(FIELD, framesOf(length)));
    }
    return seconds.orElse(allowed.get(0));
  }

  private void checkFramesPerSecond() {
    if (draft.fps().filter(fps -> fps != FRAMES_PER_SECOND).isPresent()) {
      draft.warn(Warning.Code.IGNORED, "fps", "always " + FRAMES_PER_SECOND + " frames per second");
    }
  }

  private Optional<Integer> byFrames(List<Integer> allowed, Optional<BigDecimal> ordered) {
    Optional<Integer> seconds =
        own.value()
            .whole("")
            .flatMap(
                frames ->
                    allowed.stream().filter(length -> framesOf(length) == frames).findFirst());
    if (seconds.isEmpty()) {
      own.invalid(choices(allowed.stream().map(LengthField::framesOf).toList()));
    }
    own.overrides(
        "duration",
        ordered.isPresent() && seconds.filter(length -> isEqual(ordered.get(), length)).isEmpty());
    return seconds;
  }

  private Optional<Integer> byDuration(List<Integer> allowed, BigDecimal ordered) {
    Optional<Integer> seconds =
        allowed.stream().filter(length -> isEqual(ordered, length)).findFirst();
    if (seconds.isEmpty()) {
      String got = ordered.stripTrailingZeros().toPlainString();
      draft.problem(Problem.invalid("duration", choices(allowed), got));
    }
    return seconds;
  }

  private static int framesOf(int seconds) {
    return FRAMES_PER_SECOND * seconds + 1;
  }

  private static boolean isEqual(BigDecimal ordered, int seconds) {
    return ordered.compareTo(BigDecimal.valueOf(seconds)) == 0;
  }

  private static String choices(List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" or "));
  }
}
