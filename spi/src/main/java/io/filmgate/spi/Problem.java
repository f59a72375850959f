package io.filmgate.spi;

import java.util.Objects;

/**
 * One thing that is wrong, or noteworthy, about an input.
 *
 * @param param path of the field as the person who wrote it spelled it, for example {@code
 *     metadata.duration} or {@code settings.base_url}; empty when the problem belongs to no single
 *     field
 * @param message one sentence: what was wrong and what would be right. Reaches tenants: never a
 *     secret, a vendor's raw text or an account's name
 */
public record Problem(String param, String message) {
  public Problem {
    Objects.requireNonNull(param, "param");
    Objects.requireNonNull(message, "message");
  }
}
