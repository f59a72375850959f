package io.filmgate.spi;

import java.util.Objects;

/**
 * One thing that is wrong with an input.
 *
 * @param kind what sort of mistake it is
 * @param param path of the field as the person who wrote it spelled it, for example {@code
 *     metadata.duration} or {@code settings.base_url}; empty if it belongs to no single field
 * @param message one sentence: what was wrong and what would be right. Reaches tenants: never a
 *     secret, a vendor's raw text or an account's name
 */
public record Problem(Kind kind, String param, String message) {
  /** The sorts of mistakes. */
  public enum Kind {
    /** A field that is needed is not there. */
    MISSING,
    /** A field has the wrong type, range or choice. */
    INVALID,
    /** Fields that are right by themselves do not go together, or the model cannot do it. */
    UNSUPPORTED,
    /** A picture is not of a kind, size or shape that the vendor takes. */
    IMAGE,
    /** The gateway owns this field. */
    RESERVED
  }

  public Problem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(param, "param");
    Objects.requireNonNull(message, "message");
  }

  /**
   * A field that is needed and not there.
   *
   * @param expected what it should be, for example {@code "a text"}
   */
  public static Problem missing(String param, String expected) {
    return new Problem(Kind.MISSING, param, param + " must be " + expected + ", not missing");
  }

  /**
   * A wrong value.
   *
   * @param expected what would be right, for example {@code "5 or 10"}
   * @param got what was there; cut at 80 characters by the gateway when it is shown
   */
  public static Problem invalid(String param, String expected, Object got) {
    return new Problem(Kind.INVALID, param, param + " must be " + expected + ", not " + got);
  }

  /**
   * Something that the model cannot do.
   *
   * @param message for example {@code "kling-v1 cannot do image_tail with duration 10; allowed: 5"}
   */
  public static Problem unsupported(String param, String message) {
    return new Problem(Kind.UNSUPPORTED, param, message);
  }

  /** A picture that the vendor would not take. */
  public static Problem image(String param, String message) {
    return new Problem(Kind.IMAGE, param, message);
  }
}
