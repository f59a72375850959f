package io.filmgate.core.config;

import java.util.Optional;

/**
 * Something that is wrong with the configuration.
 *
 * @param path for example {@code channels.kling-main.credentials.secret_key}
 * @param place file and line, if known
 */
public record Problem(String path, String message, Optional<Place> place) {
  /** Where it stands. */
  public record Place(String file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /** Something that is wrong with a line, whatever its key. */
  static Problem at(String file, int line, String message) {
    return new Problem("", message, Optional.of(new Place(file, line)));
  }

  /** One line that an operator can act on. */
  @Override
  public String toString() {
    return place.map(at -> at + ": ").orElse("") + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
