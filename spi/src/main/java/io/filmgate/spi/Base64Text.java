package io.filmgate.spi;

import java.util.Locale;
import java.util.Optional;

/** Base64 as clients write pictures in it: bare, or as a data URI. */
final class Base64Text {
  private static final String DATA = "data:";

  private Base64Text() {}

  /** What stands behind a data URI's comma, or all of another text; empty if no base64 follows. */
  static Optional<String> of(String text) {
    if (!text.regionMatches(true, 0, DATA, 0, DATA.length())) {
      return Optional.of(text);
    }
    int comma = text.indexOf(',');
    boolean isBase64 =
        comma >= 0 && text.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64");
    return isBase64 ? Optional.of(text.substring(comma + 1)) : Optional.empty();
  }

  static boolean isDigit(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  /** Whether it is whole groups of digits, the last filled up; a loop, as it may be megabytes. */
  static boolean isWhole(String base64) {
    int length = base64.length();
    if (length < 8 || length % 4 != 0) {
      return false;
    }
    int end = base64.endsWith("==") ? length - 2 : base64.endsWith("=") ? length - 1 : length;
    for (int i = 0; i < end; i++) {
      if (!isDigit(base64.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
