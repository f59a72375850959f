package io.filmgate.core.config;

import io.vertx.core.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes maps, lists and scalars as YAML that this package reads to the same. */
final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./:+-]*(?<!:)");
  private static final String STEP = "  ";

  private YamlText() {}

  static String of(Map<String, ?> map) {
    StringBuilder text = new StringBuilder();
    members(map, "", text);
    return text.toString();
  }

  private static void members(Map<?, ?> map, String indent, StringBuilder text) {
    map.forEach(
        (key, value) -> {
          text.append(indent).append(scalar(key)).append(':');
          value(value, indent, text);
        });
  }

  private static void value(Object value, String indent, StringBuilder text) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('\n');
      members(map, indent + STEP, text);
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      text.append('\n');
      list.forEach(item -> item((Map<?, ?>) item, indent + STEP, text));
    } else {
      text.append(' ').append(inline(value)).append('\n');
    }
  }

  /** A map in a list: the dash stands where its first key's indentation would. */
  private static void item(Map<?, ?> map, String indent, StringBuilder text) {
    int begin = text.length();
    members(map, indent + STEP, text);
    text.replace(begin + indent.length(), begin + indent.length() + 1, "-");
  }

  private static String inline(Object value) {
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    return value instanceof Collection<?> list
        ? list.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"))
        : scalar(value);
  }

  private static String scalar(Object value) {
    String text = value.toString();
    boolean isPlain = PLAIN.matcher(text).matches() && !text.equalsIgnoreCase("null");
    return isPlain ? text : Json.encode(text.replace("${", "$${"));
  }
}
