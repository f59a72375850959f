package io.filmgate.testkit;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compares JSON by meaning: the order of members and the spelling of numbers do not count. */
final class JsonDifference {
  private static final int LONGEST_SHOWN = 200;

  private final List<String> lines = new ArrayList<>();

  private JsonDifference() {}

  /**
   * All differences, one a line.
   *
   * @param name what to call the value itself, for example {@code body}
   */
  static List<String> between(String name, Object expected, Object actual) {
    JsonDifference difference = new JsonDifference();
    difference.compare(name, expected, actual);
    return difference.lines;
  }

  /** As {@link #between}, of the members that are expected only. */
  static List<String> amongExpected(JsonObject expected, JsonObject actual) {
    JsonDifference difference = new JsonDifference();
    for (String member : expected.fieldNames()) {
      difference.member(member, member, expected, actual);
    }
    return difference.lines;
  }

  private void compare(String path, Object expected, Object actual) {
    if (expected instanceof JsonObject wanted && actual instanceof JsonObject found) {
      Set<String> names = new LinkedHashSet<>(wanted.fieldNames());
      names.addAll(found.fieldNames());
      names.forEach(name -> member(path + "." + name, name, wanted, found));
    } else if (expected instanceof JsonArray wanted && actual instanceof JsonArray found) {
      for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
        String place = path + "[" + i + "]";
        if (i >= wanted.size()) {
          lines.add(place + ": expected nothing, actual " + shown(found.getValue(i)));
        } else if (i >= found.size()) {
          lines.add(place + ": expected " + shown(wanted.getValue(i)) + ", actual nothing");
        } else {
          compare(place, wanted.getValue(i), found.getValue(i));
        }
      }
    } else if (!isEqual(expected, actual)) {
      lines.add(path + ": expected " + shown(expected) + ", actual " + shown(actual));
    }
  }

  private void member(String path, String name, JsonObject expected, JsonObject actual) {
    if (!actual.containsKey(name)) {
      lines.add(path + ": expected " + shown(expected.getValue(name)) + ", actual nothing");
    } else if (!expected.containsKey(name)) {
      lines.add(path + ": expected nothing, actual " + shown(actual.getValue(name)));
    } else {
      compare(path, expected.getValue(name), actual.getValue(name));
    }
  }

  private static boolean isEqual(Object expected, Object actual) {
    if (Placeholders.isAnything(expected)) {
      return true;
    }
    if (expected instanceof String pattern && actual instanceof String text) {
      return Placeholders.matches(pattern, text);
    }
    if (expected instanceof Number wanted && actual instanceof Number found) {
      return new BigDecimal(wanted.toString()).compareTo(new BigDecimal(found.toString())) == 0;
    }
    return expected == null ? actual == null : expected.equals(actual);
  }

  private static String shown(Object value) {
    String text = Json.encode(value);
    return text.length() <= LONGEST_SHOWN
        ? text
        : text.substring(0, LONGEST_SHOWN) + "… (" + text.length() + " characters)";
  }
}
