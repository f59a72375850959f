package io.filmgate.core.management.operator;

import java.util.regex.Pattern;

/**
 * Who sent a request to the management port.
 *
 * @param subject a name for the audit
 */
public record Operator(String subject, Role role) {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}");

  /** Whether a text can be a subject: 1 to 200 characters that all can be seen. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
