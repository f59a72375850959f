package io.filmgate.spi.exchange;

import java.util.Objects;

/**
 * One header of a call.
 *
 * @param name as it is sent
 * @param value as it is sent; no line breaks
 * @param isSecret whether it must not be logged
 */
public record Header(String name, String value, boolean isSecret) {
  public Header {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")) {
      throw new IllegalArgumentException("not a header name: " + name);
    }
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("header " + name + " has a character that is not ASCII");
    }
  }

  /** The header, its value masked if it is secret. */
  @Override
  public String toString() {
    return name + ": " + (isSecret ? "***" : value);
  }
}
