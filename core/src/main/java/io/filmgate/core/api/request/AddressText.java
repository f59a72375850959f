package io.filmgate.core.api.request;

import java.util.regex.Pattern;

/**
 * Tells addresses from other texts, the way the most forgiving reader would: browsers and what is
 * built like them drop spaces and control characters, take a backslash for a slash, and need no
 * slashes at all behind {@code http:}.
 */
final class AddressText {
  /** Enough for a scheme and what follows it. */
  private static final int START_CHARACTERS = 64;

  private static final Pattern WITH_SCHEME =
      Pattern.compile(
          "(?:[a-z][a-z0-9+.-]*:)*(?:(?:https?|file|ftps?):\\S|[a-z][a-z0-9+.-]*:[/\\\\]{2}).*",
          Pattern.DOTALL);

  /**
   * As in {@code //host/path}; base64, which may begin with slashes, too, has no such characters.
   */
  private static final Pattern WITHOUT_SCHEME =
      Pattern.compile("[/\\\\]{2}[^/\\\\].*", Pattern.DOTALL);

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*=*");

  private AddressText() {}

  /** Whether somebody could take a text for an address. */
  static boolean isLike(String text) {
    String start = start(text);
    return WITH_SCHEME.matcher(start).matches()
        || (WITHOUT_SCHEME.matcher(start).matches() && !BASE64.matcher(start).matches());
  }

  private static String start(String text) {
    StringBuilder start = new StringBuilder();
    boolean isInside = false;
    for (int i = 0; i < text.length() && start.length() < START_CHARACTERS; i++) {
      char c = text.charAt(i);
      if (isDropped(c) && !(isInside && c == ' ')) {
        continue;
      }
      isInside = true;
      start.append(Character.toLowerCase(c));
    }
    return start.toString();
  }

  private static boolean isDropped(char c) {
    return c <= ' '
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
