package io.filmgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of our plugins as the build made them, in one folder as an installation has them. */
final class BundledPlugins {
  private static final List<String> IDS = List.of("kling", "jimeng", "vidu");

  private BundledPlugins() {}

  /** Copies them. */
  static Path into(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String id : IDS) {
      Path jar = jar(id);
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
    return folder;
  }

  private static Path jar(String id) throws IOException {
    Path target = Path.of("..", "plugins", id, "target").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(id + "-\\d[\\d.]*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no jar in " + target + "; run mvn verify"));
    }
  }
}
