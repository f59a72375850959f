package io.filmgate.plugin.kling;

import java.util.List;
import java.util.stream.Collectors;

/** Lists as messages name them. */
final class Words {
  private Words() {}

  /** {@code 5 or 10}, {@code std, pro or 4k}. */
  static String oneOf(List<?> values) {
    int last = values.size() - 1;
    String before =
        values.stream()
            .limit(Math.max(last, 0))
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return before.isEmpty() ? String.valueOf(values.get(last)) : before + " or " + values.get(last);
  }

  /** Code points, as Kling's limits count. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
