package io.filmgate.core.config;

import java.util.List;

/** What became of a wish to read the configuration again. */
public sealed interface Reload {

  /** It applies from now on. */
  record Applied(String sha256, List<Problem> warnings) implements Reload {
    public Applied {
      warnings = List.copyOf(warnings);
    }
  }

  /** It is the one that applies already. */
  record Unchanged(String sha256) implements Reload {}

  /** Something is wrong with it; the one that applied before still does. */
  record Rejected(List<Problem> problems) implements Reload {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }
}
