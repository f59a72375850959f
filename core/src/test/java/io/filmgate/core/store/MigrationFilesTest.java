package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationFilesTest {

  @Test
  void the_newest_number_is_that_of_the_newest_file() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(
                    Migrations.class.getClassLoader().getResource(Migrations.LOCATION))
                .toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".sql")))
          .hasSizeLessThanOrEqualTo(Migrations.NEWEST);
    }
  }

  @Test
  void the_newest_version_is_that_of_the_last_file() {
    ClassLoader files = Migrations.class.getClassLoader();
    assertThat(isThere(Migrations.NEWEST, files)).isTrue();
    assertThat(isThere(Migrations.NEWEST + 1, files)).isFalse();
  }

  /** Whether a migration of that number is there, whatever it is called. */
  private static boolean isThere(int version, ClassLoader files) {
    try {
      Path folder = Path.of(files.getResource(Migrations.LOCATION).toURI());
      try (Stream<Path> migrations = Files.list(folder)) {
        return migrations.anyMatch(
            file -> file.getFileName().toString().startsWith("V" + version + "__"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
