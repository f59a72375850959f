package io.filmgate.core.api;

import java.util.List;

/** Names with {@code *} for any text, as in a key's list of models. */
final class ModelPattern {
  private ModelPattern() {}

  static boolean matchesAny(List<String> patterns, String model) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, model));
  }

  private static boolean matches(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(text);
    }
    if (!text.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String rest = pattern.substring(star + 1);
    for (int from = star; from <= text.length(); from++) {
      if (matches(rest, text.substring(from))) {
        return true;
      }
    }
    return false;
  }
}
