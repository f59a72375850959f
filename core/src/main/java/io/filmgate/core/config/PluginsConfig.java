package io.filmgate.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The operator's plugins.
 *
 * @param directory absolute
 * @param sha256 if not empty, no other jar is loaded
 */
public record PluginsConfig(Path directory, Duration scanInterval, List<String> sha256) {
  public PluginsConfig {
    sha256 = List.copyOf(sha256);
  }
}
