package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.Entry;
import io.filmgate.bench.crash.evidence.SqliteLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;

/**
 * What a killed gateway has left in its store. Looks at copies: whoever opens the database itself
 * puts it in order, and that is for the next gateway to do.
 */
final class Corpse {
  private static final String LOG_SUFFIX = "-wal";

  private Corpse() {}

  /**
   * The ledger's entries.
   *
   * @param folder for the copies
   */
  static List<Entry> entries(Path database, Path folder) throws IOException, SQLException {
    if (!Files.exists(database)) {
      return List.of();
    }
    Files.createDirectories(folder);
    Path copy = folder.resolve(database.getFileName());
    Files.deleteIfExists(beside(copy, "-shm"));
    Files.deleteIfExists(beside(copy, LOG_SUFFIX));
    Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
    if (Files.exists(beside(database, LOG_SUFFIX))) {
      Files.copy(beside(database, LOG_SUFFIX), beside(copy, LOG_SUFFIX));
    }
    return SqliteLedger.entries(copy);
  }

  private static Path beside(Path database, String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }
}
