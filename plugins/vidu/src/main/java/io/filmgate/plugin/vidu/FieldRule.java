package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a field of the vendor's may hold.
 *
 * @param name the vendor's
 * @param type what sort of value it is, or what sort each element is
 * @param isList whether it holds a list
 * @param choices the only texts allowed; empty: any
 * @param least of a number, or how many elements
 * @param most of a number, or how many elements
 * @param omit the value that is not sent, because the vendor means the same without it
 */
record FieldRule(
    String name,
    Type type,
    boolean isList,
    List<String> choices,
    Optional<BigDecimal> least,
    Optional<BigDecimal> most,
    Optional<Object> omit) {
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://.+");
  private static final Pattern VIDEO =
      Pattern.compile("(?i)https?://.+|data:video/[a-z0-9.-]+;base64,.+", Pattern.DOTALL);

  /** The sorts of values; {@code JSON} is an object that the vendor wants as a text. */
  enum Type {
    FLAG("true or false"),
    WHOLE("a whole number"),
    NUMBER("a number"),
    TEXT("a text"),
    ADDRESS("an http(s) address"),
    VIDEO("an http(s) address or a data URI of a video"),
    JSON("an object, or JSON of one as a text");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    static Type named(String name) {
      for (Type type : values()) {
        if (type.name().equalsIgnoreCase(name)) {
          return type;
        }
      }
      throw new IllegalArgumentException("no type of field: " + name);
    }
  }

  static FieldRule read(String name, JsonView rule) {
    return new FieldRule(
        name,
        Type.named(rule.text("type").orElseThrow()),
        rule.flag("list").orElse(false),
        rule.list("choices").stream().flatMap(choice -> choice.text("").stream()).toList(),
        rule.number("least"),
        rule.number("most"),
        Optional.ofNullable(rule.view("omit").raw()));
  }

  /** The value as it is sent; empty if the vendor would not take it. */
  Optional<Object> read(JsonView value) {
    return isList ? list(value) : single(value);
  }

  private Optional<Object> list(JsonView value) {
    JsonArray elements = new JsonArray();
    for (JsonView element : value.list("")) {
      Optional<Object> read = single(element);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      elements.add(read.get());
    }
    return value.isArray() && isWithin(BigDecimal.valueOf(elements.size()))
        ? Optional.of(elements)
        : Optional.empty();
  }

  private Optional<Object> single(JsonView value) {
    return switch (type) {
      case FLAG -> value.flag("").map(flag -> flag);
      case WHOLE ->
          value.whole("").filter(whole -> isWithin(BigDecimal.valueOf(whole))).map(w -> w);
      case NUMBER -> value.number("").filter(this::isWithin).map(number -> number);
      case TEXT ->
          value
              .text("")
              .filter(text -> text.isEmpty() || choices.isEmpty() || choices.contains(text))
              .map(text -> text);
      case ADDRESS -> matching(ADDRESS, value);
      case VIDEO -> matching(VIDEO, value);
      case JSON -> value.isObject() ? Optional.of(value.toString()) : jsonText(value);
    };
  }

  private Optional<Object> matching(Pattern form, JsonView value) {
    return value
        .text("")
        .filter(text -> (text.isEmpty() && !isList) || form.matcher(text).matches())
        .map(text -> text);
  }

  private static Optional<Object> jsonText(JsonView value) {
    return value
        .text("")
        .filter(text -> text.isEmpty() || JsonView.parse(Buffer.buffer(text)).isObject())
        .map(text -> text);
  }

  private boolean isWithin(BigDecimal number) {
    return least.filter(bound -> number.compareTo(bound) < 0).isEmpty()
        && most.filter(bound -> number.compareTo(bound) > 0).isEmpty();
  }

  /** Whether a value goes without saying. */
  boolean isOmitted(Object value) {
    return "".equals(value)
        || omit.filter(same -> same.toString().equals(value.toString())).isPresent();
  }

  /** What would be right, for people. */
  String expected() {
    if (!choices.isEmpty()) {
      return "one of " + String.join(", ", choices);
    }
    String bounds =
        least.isPresent() && most.isPresent()
            ? least.get().toPlainString() + " to " + most.get().toPlainString()
            : "";
    if (isList) {
      return "a list of " + bounds + ", each " + type.words;
    }
    return bounds.isEmpty() ? type.words : type.words + " from " + bounds;
  }
}
