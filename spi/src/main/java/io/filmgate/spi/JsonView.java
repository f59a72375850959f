package io.filmgate.spi;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON that came from outside, for reading. Asking for what is not there, or is of another type,
 * gives empty and never an exception; a number is never bent into another.
 *
 * <p>A path names members with dots and elements with brackets: {@code
 * data.task_result.videos[0].url}. The empty path is the value itself. A JSON null counts as
 * absent, and what is no path leads nowhere. For a name that comes from outside there is {@link
 * #member}.
 *
 * <p>Write with {@code JsonObject}; read with this: {@code JsonObject.getInteger} turns 5.5 into 5.
 */
public final class JsonView {
  /** An object without members. */
  public static final JsonView EMPTY = new JsonView(new JsonObject());

  private static final Pattern POSITION = Pattern.compile("\\d{1,9}");

  private final Object value;

  private JsonView(Object value) {
    this.value = value;
  }

  /**
   * A view of a JSON value.
   *
   * @param value a {@code JsonObject}, {@code JsonArray}, {@code Map}, {@code List}, text, number,
   *     boolean or null. It is not copied, so it must not change afterwards
   */
  public static JsonView of(Object value) {
    return new JsonView(value);
  }

  /**
   * Reads bytes that came from outside.
   *
   * @return a view of nothing if they are no JSON
   */
  public static JsonView parse(Buffer bytes) {
    try {
      return of(bytes.length() == 0 ? null : Json.decodeValue(bytes));
    } catch (DecodeException noJson) {
      return of(null);
    }
  }

  /** The text at a path. */
  public Optional<String> text(String path) {
    return at(path) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * The text, number or boolean at a path, written as text: for codes that are sometimes quoted.
   */
  public Optional<String> scalar(String path) {
    Object found = at(path);
    return found instanceof String || found instanceof Number || found instanceof Boolean
        ? Optional.of(found.toString())
        : Optional.empty();
  }

  /** The number at a path, exactly; not a text that looks like one. */
  public Optional<BigDecimal> number(String path) {
    return at(path) instanceof Number number ? exact(number) : Optional.empty();
  }

  /** The number at a path, given as a number or as a text that is one. */
  public Optional<BigDecimal> numeric(String path) {
    if (at(path) instanceof String text) {
      return text.matches("-?\\d{1,18}(\\.\\d{1,18})?")
          ? Optional.of(new BigDecimal(text))
          : Optional.empty();
    }
    return number(path);
  }

  /** The whole number at a path; {@code 5.0} is one, {@code 5.5} is not. */
  public Optional<Long> whole(String path) {
    return number(path).flatMap(JsonView::toWhole);
  }

  /** The boolean at a path. */
  public Optional<Boolean> flag(String path) {
    return at(path) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** The elements of the array at a path; none if there is no array. */
  public List<JsonView> list(String path) {
    List<JsonView> elements = new ArrayList<>();
    elementsOf(at(path)).forEach(element -> elements.add(new JsonView(element)));
    return elements;
  }

  /** The value at a path, for reading on; looking into nothing finds nothing. */
  public JsonView view(String path) {
    return new JsonView(at(path));
  }

  /** The member with exactly this name, whatever characters it has: for names from outside. */
  public JsonView member(String name) {
    return new JsonView(member(value, name));
  }

  /** Whether there is a value at a path that is not null. */
  public boolean has(String path) {
    return at(path) != null;
  }

  /** Whether the value itself is an object. */
  public boolean isObject() {
    return value instanceof JsonObject || value instanceof Map;
  }

  /** Whether the value itself is an array. */
  public boolean isArray() {
    return value instanceof JsonArray || value instanceof List;
  }

  /** The names of the members, in their order; none if this is no object. */
  public Set<String> names() {
    return value instanceof JsonObject object
        ? object.fieldNames()
        : value instanceof Map<?, ?> map ? namesOf(map) : Set.of();
  }

  /**
   * The value as it is, for putting into a {@code JsonObject}: objects and arrays are copies.
   *
   * @return null for nothing
   */
  public Object raw() {
    return value instanceof JsonObject object
        ? object.copy()
        : value instanceof JsonArray array ? array.copy() : value;
  }

  /** The value as a changeable object: a copy, empty if this is no object. */
  public JsonObject toJsonObject() {
    JsonObject copy = new JsonObject();
    names().forEach(name -> copy.put(name, new JsonView(member(value, name)).raw()));
    return copy;
  }

  private Object at(String path) {
    Object found = value;
    int from = 0;
    while (from < path.length() && found != null) {
      if (path.charAt(from) == '[') {
        int close = path.indexOf(']', from);
        found = close < 0 ? null : element(found, path.substring(from + 1, close));
        from = close + 1;
      } else {
        int start = path.charAt(from) == '.' ? from + 1 : from;
        int end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
          end++;
        }
        found = member(found, path.substring(start, end));
        from = end;
      }
    }
    return found;
  }

  private static Object member(Object container, String name) {
    if (container instanceof JsonObject object) {
      return object.getValue(name);
    }
    return container instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static Object element(Object container, String position) {
    List<Object> elements = elementsOf(container);
    int index = POSITION.matcher(position).matches() ? Integer.parseInt(position) : elements.size();
    return index < elements.size() ? elements.get(index) : null;
  }

  private static List<Object> elementsOf(Object container) {
    List<Object> elements = new ArrayList<>();
    if (container instanceof JsonArray array) {
      array.forEach(elements::add);
    } else if (container instanceof List<?> list) {
      elements.addAll(list);
    }
    return elements;
  }

  private static Set<String> namesOf(Map<?, ?> map) {
    Set<String> names = new LinkedHashSet<>();
    map.keySet().forEach(name -> names.add(String.valueOf(name)));
    return names;
  }

  private static Optional<BigDecimal> exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return Optional.of(decimal);
    }
    if (number instanceof BigInteger integer) {
      return Optional.of(new BigDecimal(integer));
    }
    if (number instanceof Double || number instanceof Float) {
      double binary = number.doubleValue();
      return Double.isFinite(binary) ? Optional.of(BigDecimal.valueOf(binary)) : Optional.empty();
    }
    return Optional.of(BigDecimal.valueOf(number.longValue()));
  }

  private static Optional<Long> toWhole(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException fractionOrTooLarge) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonView view && Objects.equals(value, view.value);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value);
  }

  /** The JSON text. */
  @Override
  public String toString() {
    return value == null ? "null" : Json.encode(value);
  }
}
