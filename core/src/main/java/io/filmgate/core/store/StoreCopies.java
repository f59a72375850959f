package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Copies of a store, and their way back, for commands. A store that is a file is copied here; one
 * on a server has tools of its own, and is only looked after when it is back. Everything blocks,
 * and throws {@link StoreException} with one line for the operator.
 *
 * @param home what a relative path of the configuration starts at
 */
public record StoreCopies(StoreConfig config, Path home) {

  /** Whether the store is a file. */
  public boolean isFile() {
    return !PostgresAddress.isNamedBy(config);
  }

  /**
   * Copies the store as it is at one moment, whether or not a gateway serves it.
   *
   * @param file must not be there
   * @param look what is to be known of the copy
   */
  public <R> R make(Path file, Instant now, SqlWork<R> look) {
    return SqliteCopy.make(SqliteFile.of(config, home), file, now, look);
  }

  /**
   * Puts a copy where the store is; refused while a gateway serves it.
   *
   * @param isReplacing whether a store that is there may be put aside
   * @param first what has to be done to it before anybody serves it
   */
  public <R> RestoredStore<R> restore(
      Path file, boolean isReplacing, Instant now, SqlWork<R> first) {
    return SqliteRestore.run(SqliteFile.of(config, home), file, isReplacing, now, first);
  }

  /**
   * Looks after a database on a server that was restored by its own tools; refused while a gateway
   * serves it.
   */
  public <R> R afterRestore(SqlWork<R> first) {
    return PostgresDatabase.writeAlone(PostgresAddress.of(config), first);
  }
}
