package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The open database: one connection that writes, a few that read. Everything here blocks. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {

  /**
   * Makes this process the one that writes, brings the tables up to date and connects.
   *
   * @throws StoreException with one line for the operator
   */
  static Database open(StoreConfig config, Path home) {
    return PostgresAddress.isNamedBy(config)
        ? PostgresDatabase.open(PostgresAddress.of(config))
        : SqliteDatabase.open(SqliteFile.of(config, home));
  }

  /**
   * One small write of another process than the one that serves. The database lets them take turns;
   * it must not touch what the writer keeps in memory.
   */
  static <R> R writeBeside(StoreConfig config, Path home, SqlWork<R> work) {
    return PostgresAddress.isNamedBy(config)
        ? PostgresDatabase.writeBeside(PostgresAddress.of(config), work)
        : SqliteDatabase.writeBeside(SqliteFile.of(config, home), work);
  }

  /** Reads in one snapshot, in another process than the one that serves, and waits for nobody. */
  static <R> R readBeside(StoreConfig config, Path home, SqlWork<R> work) {
    return PostgresAddress.isNamedBy(config)
        ? PostgresDatabase.readBeside(PostgresAddress.of(config), work)
        : SqliteDatabase.readBeside(SqliteFile.of(config, home), work);
  }

  /** Where files lie that belong to the database, but not in it. */
  static Path folder(StoreConfig config, Path home) {
    return PostgresAddress.isNamedBy(config)
        ? PostgresDatabase.folder(home)
        : SqliteFile.of(config, home).path().getParent();
  }

  /** A connection to write with; there is to be one at a time. */
  WriteSession openWriter() throws SQLException;

  /** A connection to read with; to be closed soon. */
  Connection reader() throws SQLException;

  @Override
  void close();
}
