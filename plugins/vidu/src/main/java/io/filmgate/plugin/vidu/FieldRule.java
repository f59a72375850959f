package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import java.util.List;
import java.util.Optional;

/**
 * What a field of the vendor's may hold.
 *
 * @param name the vendor's
 * @param type what sort of value it is
 * @param choices the only texts allowed; empty: any
 * @param least of a whole number
 * @param most of a whole number
 * @param omit the value that is not sent, because the vendor means the same without it
 */
record FieldRule(
    String name, Type type, List<String> choices, long least, long most, Optional<Object> omit) {

  /** The sorts of values; {@code JSON} is an object that the vendor wants as a text. */
  enum Type {
    FLAG("true or false"),
    WHOLE("a whole number"),
    TEXT("a text"),
    JSON("an object, or JSON as a text");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    static Type named(String name) {
      return switch (name) {
        case "flag" -> FLAG;
        case "whole" -> WHOLE;
        case "text" -> TEXT;
        case "json" -> JSON;
        default -> throw new IllegalArgumentException("no type of field: " + name);
      };
    }
  }

  static FieldRule read(String name, JsonView rule) {
    return new FieldRule(
        name,
        Type.named(rule.text("type").orElseThrow()),
        rule.list("choices").stream().flatMap(choice -> choice.text("").stream()).toList(),
        rule.whole("least").orElse(Long.MIN_VALUE),
        rule.whole("most").orElse(Long.MAX_VALUE),
        Optional.ofNullable(rule.view("omit").raw()));
  }

  /** The value as it is sent; empty if the vendor would not take it. */
  Optional<Object> read(JsonView value) {
    return switch (type) {
      case FLAG -> value.flag("").map(flag -> flag);
      case WHOLE ->
          value.whole("").filter(whole -> least <= whole && whole <= most).map(whole -> whole);
      case TEXT ->
          value
              .text("")
              .filter(text -> text.isEmpty() || choices.isEmpty() || choices.contains(text))
              .map(text -> text);
      case JSON ->
          value.isObject() ? Optional.of(value.toString()) : value.text("").map(text -> text);
    };
  }

  /** Whether a value goes without saying. */
  boolean isOmitted(Object value) {
    return "".equals(value) || omit.filter(value::equals).isPresent();
  }

  /** What would be right, for people. */
  String expected() {
    if (!choices.isEmpty()) {
      return "one of " + String.join(", ", choices);
    }
    return type == Type.WHOLE ? "a whole number from " + least + " to " + most : type.words;
  }
}
