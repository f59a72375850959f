package io.filmgate.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the author's test resources. */
final class ResourceFolder {
  private ResourceFolder() {}

  /** The files in it whose names end so, sorted; none if there is no such folder. */
  static List<Path> files(Class<?> test, String folder, String ending) {
    URL found = test.getClassLoader().getResource(folder);
    if (found == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(Path.of(found.toURI()))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
