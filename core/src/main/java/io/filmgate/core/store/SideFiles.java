package io.filmgate.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A database file, and those that SQLite keeps beside it. */
final class SideFiles {
  private static final List<String> ENDINGS = List.of("", "-wal", "-shm", "-journal");

  private SideFiles() {}

  /** Renames a database, with what belongs to it. */
  static void moveWith(Path from, Path to) throws IOException {
    for (String ending : ENDINGS) {
      Path file = from.resolveSibling(from.getFileName() + ending);
      if (Files.exists(file)) {
        Files.move(file, to.resolveSibling(to.getFileName() + ending));
      }
    }
  }

  /** Deletes an unfinished database, with what belongs to it. */
  static void deleteWith(Path database) {
    for (String ending : ENDINGS) {
      try {
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + ending));
      } catch (IOException e) {
        throw new StoreException("cannot delete " + database + ending + ": " + e.getMessage(), e);
      }
    }
  }
}
