package io.filmgate.core.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a value must look like.
 *
 * @param expected completes "must be …"
 * @param parse empty if the text is not one; never throws
 * @param isShown whether a wrong value may be repeated in a message
 */
record Scalar<T>(String expected, Function<String, Optional<T>> parse, boolean isShown) {
  static <T> Scalar<T> of(String expected, Function<String, Optional<T>> parse) {
    return new Scalar<>(expected, parse, true);
  }

  /** The same for values that must not appear in a message. */
  Scalar<T> hidden() {
    return new Scalar<>(expected, parse, false);
  }

  Optional<T> read(String text) {
    return parse.apply(text);
  }
}
