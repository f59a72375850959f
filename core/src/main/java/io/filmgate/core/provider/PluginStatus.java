package io.filmgate.core.provider;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one file in the plugins' folders.
 *
 * @param plugin id, version and hash, where the file is a plugin
 * @param line for the operator; empty while it serves
 */
public record PluginStatus(Path file, Optional<String> plugin, State state, String line) {
  /** What a file can be. */
  public enum State {
    SERVING,
    /** A higher version of the same provider serves. */
    SUPERSEDED,
    REFUSED
  }

  /** One line. */
  @Override
  public String toString() {
    return file.getFileName()
        + plugin.map(tag -> " (" + tag + ")").orElse("")
        + (line.isEmpty() ? "" : ": " + line);
  }
}
