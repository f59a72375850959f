package io.filmgate.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The assembled program, as {@code mvn package} leaves it. */
public record Installed(Path folder) {
  private static final String SETTING = "filmgate.install";

  /**
   * Finds it where {@code -Dfilmgate.install} says, or else below the working directory.
   *
   * @throws IOException with a line that says what to do
   */
  public static Installed find() throws IOException {
    String given = System.getProperty(SETTING);
    if (given != null) {
      return new Installed(Path.of(given).toAbsolutePath());
    }
    Path target = Path.of("app", "target").toAbsolutePath();
    if (Files.isDirectory(target)) {
      try (Stream<Path> inside = Files.walk(target, 2)) {
        List<Path> found = inside.filter(each -> Files.isDirectory(each.resolve("lib"))).toList();
        if (found.size() == 1) {
          return new Installed(found.get(0));
        }
      }
    }
    throw new IOException(
        "no single assembled program below "
            + target
            + ": run mvn package first, or set "
            + SETTING);
  }

  /** How a command of the program is run. */
  public List<String> command(List<String> options, String... arguments) {
    return Stream.of(
            options.stream(),
            Stream.of(
                "-D" + SETTING + "=" + folder,
                "-cp",
                folder.resolve("lib") + "/*",
                "io.filmgate.app.Main"),
            Stream.of(arguments))
        .flatMap(part -> part)
        .toList();
  }
}
