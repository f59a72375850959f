package io.filmgate.core.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The configuration that applies.
 *
 * @param refused what was read last and not taken over, if the files are still so
 */
public record ConfigStatus(Loaded loaded, Instant since, Optional<Refused> refused) {

  /** A configuration that was not taken over. */
  public record Refused(List<Problem> problems, Instant at) {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
