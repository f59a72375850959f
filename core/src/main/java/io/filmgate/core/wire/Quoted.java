package io.filmgate.core.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Input of clients, fit to stand in a message: cut, and without characters that act. */
public final class Quoted {
  private static final String NOT = ", not ";

  private Quoted() {}

  /** A text without quotes: at most 80 characters, controls escaped. */
  public static String text(String raw) {
    StringBuilder shown = new StringBuilder();
    int position = 0;
    for (int count = 0; position < raw.length(); count++) {
      if (count == HttpLimits.QUOTED_CHARACTERS) {
        return shown.append('…').toString();
      }
      int character = raw.codePointAt(position);
      position += Character.charCount(character);
      if (acts(character)) {
        shown.append(String.format("\\u%04x", character));
      } else {
        shown.appendCodePoint(character);
      }
    }
    return shown.toString();
  }

  /** A decoded JSON value. */
  public static String value(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof JsonObject) {
      return "an object";
    }
    if (value instanceof JsonArray) {
      return "a list";
    }
    return value instanceof String raw ? '"' + text(raw) + '"' : text(value.toString());
  }

  /**
   * A plugin's message, whose last part may be the client's input: {@code duration must be 5 or 10,
   * not …}.
   */
  public static String message(String message) {
    int not = message.indexOf(NOT);
    if (not < 0) {
      return escaped(message);
    }
    int input = not + NOT.length();
    return escaped(message.substring(0, input)) + text(message.substring(input));
  }

  private static String escaped(String ours) {
    StringBuilder shown = new StringBuilder(ours.length());
    ours.codePoints()
        .forEach(
            character -> {
              if (acts(character)) {
                shown.append(String.format("\\u%04x", character));
              } else {
                shown.appendCodePoint(character);
              }
            });
    return shown.toString();
  }

  private static boolean acts(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
