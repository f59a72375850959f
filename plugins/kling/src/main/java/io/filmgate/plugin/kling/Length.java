package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The length that is ordered: that of metadata before the request's own, the default for none. */
final class Length {
  private Length() {}

  /**
   * The length in seconds; empty, with a problem noted, if it is none of those on offer.
   *
   * @param written what metadata has; a view of nothing if it has none
   * @param path where it has it
   * @param offered the default first
   */
  static Optional<Integer> of(Form form, JsonView written, String path, List<Integer> offered) {
    Optional<BigDecimal> own = form.draft().seconds();
    boolean isInMetadata = written.has("") && written.text("").filter(String::isEmpty).isEmpty();
    Optional<BigDecimal> asked = isInMetadata ? written.numeric("") : own;
    if (isInMetadata && own.isPresent() && !Form.isSame(own, asked)) {
      form.draft().warn(Warning.Code.OVERRIDDEN, "duration", path + " was used");
    }
    if (!isInMetadata && own.isEmpty()) {
      return Optional.of(offered.get(0));
    }
    Optional<Integer> known =
        offered.stream()
            .filter(length -> Form.isSame(asked, Optional.of(BigDecimal.valueOf(length))))
            .findFirst();
    if (known.isEmpty()) {
      Object got = isInMetadata ? written : own.get().toPlainString();
      form.draft().problem(Problem.invalid(isInMetadata ? path : "duration", words(offered), got));
    }
    return known;
  }

  /** The lengths as a message names them. */
  private static String words(List<Integer> offered) {
    return offered.size() > 3
        ? "a whole number from %d to %d"
            .formatted(
                offered.stream().min(Integer::compare).orElseThrow(),
                offered.stream().max(Integer::compare).orElseThrow())
        : Words.oneOf(offered);
  }
}
