package io.filmgate.simulators.vidu;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a create's fields, with the vendor's defaults for those that are absent, and remembers
 * which are invalid.
 */
final class ViduBody {

  private final JsonObject json;
  private final Set<String> invalid = new TreeSet<>();

  ViduBody(JsonObject json) {
    this.json = json;
  }

  Set<String> names() {
    return json.fieldNames();
  }

  /** Null, an empty text and an empty list count as absent. */
  boolean has(String name) {
    Object value = json.getValue(name);
    return value != null && !"".equals(value) && !(value instanceof JsonArray a && a.isEmpty());
  }

  String text(String name, String usual, int mostCharacters) {
    if (!has(name)) {
      return usual;
    }
    if (json.getValue(name) instanceof String text
        && text.codePointCount(0, text.length()) <= mostCharacters) {
      return text;
    }
    invalid.add(name);
    return usual;
  }

  String choice(String name, String usual, Collection<String> allowed) {
    if (!has(name)) {
      return usual;
    }
    if (json.getValue(name) instanceof String text && allowed.contains(text)) {
      return text;
    }
    invalid.add(name);
    return usual;
  }

  boolean flag(String name, boolean usual) {
    if (!has(name)) {
      return usual;
    }
    if (json.getValue(name) instanceof Boolean flag) {
      return flag;
    }
    invalid.add(name);
    return usual;
  }

  long whole(String name, long usual, long least, long most) {
    if (!has(name)) {
      return usual;
    }
    Object value = json.getValue(name);
    boolean isWhole = value instanceof Integer || value instanceof Long;
    if (isWhole && ((Number) value).longValue() >= least && ((Number) value).longValue() <= most) {
      return ((Number) value).longValue();
    }
    invalid.add(name);
    return usual;
  }

  /** A number, whole or not, that nothing depends on. */
  void number(String name, double least, double most) {
    if (has(name)
        && !(json.getValue(name) instanceof Number number
            && least <= number.doubleValue()
            && number.doubleValue() <= most)) {
      invalid.add(name);
    }
  }

  Object raw(String name) {
    return json.getValue(name);
  }

  JsonArray list(String name) {
    if (!has(name)) {
      return new JsonArray();
    }
    if (json.getValue(name) instanceof JsonArray array) {
      return array;
    }
    invalid.add(name);
    return new JsonArray();
  }

  void isInvalid(String name) {
    invalid.add(name);
  }

  /** Refuses the create if anything that was read so far is invalid. */
  void check() {
    if (!invalid.isEmpty()) {
      throw ViduError.FieldInvalid.about(invalid);
    }
  }
}
