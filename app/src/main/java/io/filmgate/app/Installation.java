package io.filmgate.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are: the installed program, and the operator's own files.
 *
 * @param install holds {@code lib}, {@code lib/plugins} and {@code conf}
 * @param home what relative paths in the configuration start at
 */
record Installation(Path install, Path home) {

  /** As the launcher says. */
  static Installation of(Map<String, String> environment) {
    Path install = Path.of(Optional.ofNullable(System.getProperty("filmgate.install")).orElse("."));
    Path home = Path.of(environment.getOrDefault("FILMGATE_HOME", "."));
    return new Installation(
        install.toAbsolutePath().normalize(), home.toAbsolutePath().normalize());
  }

  Path bundledPlugins() {
    return install.resolve("lib/plugins");
  }

  /** The operator's own configuration if there is one, the shipped one otherwise. */
  Path configuration() {
    Path own = home.resolve("filmgate.yaml");
    return Files.exists(own) ? own : install.resolve("conf/filmgate.yaml");
  }
}
