package io.filmgate.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A setting or credential that a provider asks the operator for.
 *
 * @param name as it stands in the configuration file, in {@code snake_case}
 * @param type what its value looks like
 * @param defaultValue the value if the operator gives none; without one the field is required
 * @param choices the only values allowed; empty: any
 * @param help one sentence for the operator
 */
public record Field(
    String name, Type type, Optional<String> defaultValue, List<String> choices, String help) {
  /** What a value looks like. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A text that is never shown or logged. */
    SECRET,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A whole number. */
    WHOLE,
    /** An http or https address without query. */
    ADDRESS
  }

  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    choices = List.copyOf(choices);
    Objects.requireNonNull(help, "help");
    if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException("a field's name must be snake_case, not " + name);
    }
  }

  /** A text. */
  public static Field text(String name) {
    return of(name, Type.TEXT);
  }

  /** A secret. */
  public static Field secret(String name) {
    return of(name, Type.SECRET);
  }

  /** A yes or no. */
  public static Field flag(String name) {
    return of(name, Type.FLAG);
  }

  /** A whole number. */
  public static Field whole(String name) {
    return of(name, Type.WHOLE);
  }

  /** An http or https address. */
  public static Field address(String name) {
    return of(name, Type.ADDRESS);
  }

  private static Field of(String name, Type type) {
    return new Field(name, type, Optional.empty(), List.of(), "");
  }

  /** The same field with a default, which makes it optional. */
  public Field defaultsTo(String value) {
    return new Field(name, type, Optional.of(value), choices, help);
  }

  /** The same field with its allowed values. */
  public Field oneOf(String... values) {
    return new Field(name, type, defaultValue, List.of(values), help);
  }

  /** The same field with a sentence for the operator. */
  public Field help(String sentence) {
    return new Field(name, type, defaultValue, choices, sentence);
  }
}
