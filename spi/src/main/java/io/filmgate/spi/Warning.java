package io.filmgate.spi;

import java.util.Objects;

/**
 * Something that a tenant should know about what was made of its request.
 *
 * @param code what happened
 * @param param path of the field as the tenant spelled it
 * @param message a few words that say why
 */
public record Warning(Code code, String param, String message) {
  /** What happened to a field. */
  public enum Code {
    /** Nobody knows the field. */
    UNKNOWN_FIELD,
    /** The field is known and was not used. */
    IGNORED,
    /** Another field won. */
    OVERRIDDEN,
    /** The value was understood although it had another type. */
    COERCED,
    /** It is sent, and the vendor promises nothing. */
    NOT_GUARANTEED
  }

  public Warning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(param, "param");
    Objects.requireNonNull(message, "message");
  }
}
