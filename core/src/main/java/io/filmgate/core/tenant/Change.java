package io.filmgate.core.tenant;

import java.util.function.Function;

/**
 * What came of an operator's wish. A refusal is a value: it is expected, and must not disturb
 * others that share its commit.
 *
 * @param <T> what there is now
 */
public sealed interface Change<T> {
  /** It was done. */
  record Done<T>(T now) implements Change<T> {}

  /** Nothing was done. */
  record Refused<T>(Reason reason, String message) implements Change<T> {}

  /** What there is now, if it was done. */
  default T orElseThrow(Function<Refused<T>, ? extends RuntimeException> otherwise) {
    if (this instanceof Refused<T> refused) {
      throw otherwise.apply(refused);
    }
    return ((Done<T>) this).now();
  }

  /** Why nothing was done. */
  enum Reason {
    /** There is no such thing. */
    UNKNOWN,
    /** The id is taken. */
    TAKEN,
    /** The file declares it, so the file is where to change it. */
    DECLARED,
    /** Something else depends on it. */
    IN_USE
  }
}
