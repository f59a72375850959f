package io.filmgate.testkit;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a check found wrong; all of it is reported together. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
final class Findings {
  private static final int MOST_SHOWN = 20;

  private final Set<String> found = new LinkedHashSet<>();

  void add(String format, Object... values) {
    found.add(values.length == 0 ? format : format.formatted(values));
  }

  void addUnless(boolean isFine, String format, Object... values) {
    if (!isFine) {
      add(format, values);
    }
  }

  /**
   * Ends the check.
   *
   * @param advice what the author has to change
   * @throws AssertionError if anything was found
   */
  void report(String advice) {
    if (!found.isEmpty()) {
      String rest =
          found.size() <= MOST_SHOWN ? "" : "\n  … and " + (found.size() - MOST_SHOWN) + " more";
      throw new AssertionError(
          advice + "\n  " + String.join("\n  ", found.stream().limit(MOST_SHOWN).toList()) + rest);
    }
  }
}
