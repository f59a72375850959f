package io.filmgate.core.config;

/** Why an operator did something, in a line for people. */
public final class ReasonText {
  private static final int LONGEST = 500;

  /** Completes "must be …". */
  public static final String EXPECTED =
      "1 to %d characters without line breaks and control characters".formatted(LONGEST);

  private ReasonText() {}

  /** Whether a text can be a reason. */
  public static boolean isReason(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= LONGEST
        && text.codePoints().noneMatch(ReasonText::isUnprintable);
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
