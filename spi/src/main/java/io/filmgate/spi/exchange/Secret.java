package io.filmgate.spi.exchange;

import java.util.Objects;

/**
 * A text that must not be shown. Its {@code toString} masks it, so that it cannot slip into a log.
 *
 * @param reveal the text itself
 */
public record Secret(String reveal) {
  public Secret {
    Objects.requireNonNull(reveal, "reveal");
  }

  /** Three asterisks, whatever the secret is. */
  @Override
  public String toString() {
    return "***";
  }
}
