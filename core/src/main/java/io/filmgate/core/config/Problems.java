package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong while a configuration is read. */
final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.place().map(Place::file).orElse(""))
          .thenComparing(problem -> problem.place().map(Place::line).orElse(0));

  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  void add(String path, String message, Place place) {
    errors.add(new Problem(path, message, Optional.of(place)));
  }

  void add(Problem problem) {
    errors.add(problem);
  }

  void warn(Problem problem) {
    warnings.add(problem);
  }

  /** In the order of the file. */
  List<Problem> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }

  /**
   * Ends the reading if anything was wrong.
   *
   * @throws ConfigException with every problem, in the order of the file
   */
  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new ConfigException(errors.stream().sorted(BY_PLACE).toList());
    }
  }
}
