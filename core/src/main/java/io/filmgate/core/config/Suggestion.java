package io.filmgate.core.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant by a name that does not exist. */
final class Suggestion {
  private static final int MOST_LISTED = 20;

  /** So that a thousand mistakes among thousands of names are still reported at once. */
  private static final int MOST_COMPARED = 500;

  private Suggestion() {}

  /** {@code did you mean "listen"?}, or all there is if nothing is near. */
  static String of(String word, Collection<String> known) {
    if (known.isEmpty()) {
      return "there are none";
    }
    return nearest(word, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(() -> "there are " + list(known));
  }

  private static String list(Collection<String> known) {
    String names = String.join(", ", known.stream().limit(MOST_LISTED).toList());
    return known.size() > MOST_LISTED ? names + " and others" : names;
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    int nearest = Math.max(1, word.length() / 3) + 1;
    Optional<String> found = Optional.empty();
    for (String candidate : known.stream().limit(MOST_COMPARED).toList()) {
      boolean isPossible = Math.abs(candidate.length() - word.length()) < nearest;
      int distance = isPossible ? distance(word, candidate) : nearest;
      if (distance < nearest) {
        nearest = distance;
        found = Optional.of(candidate);
      }
    }
    return found;
  }

  /** Insertions, deletions, replacements and swaps of neighbours; case and - or _ do not count. */
  static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        steps[i][j] = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean isSwapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (isSwapped) {
          steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
      }
    }
    return steps[a.length()][b.length()];
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
