package io.filmgate.core.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A file that belongs to one process at a time. */
final class SqliteDatabase implements Database {
  private final SqliteFile file;
  private final StoreLock lock;
  private final ReaderPool readers;

  private SqliteDatabase(SqliteFile file, StoreLock lock, ReaderPool readers) {
    this.file = file;
    this.lock = lock;
    this.readers = readers;
  }

  static SqliteDatabase open(SqliteFile file) {
    StoreLock lock = StoreLock.take(file.path());
    try {
      Migrations.run(file.writing());
      return new SqliteDatabase(
          file, lock, ReaderPool.open(file.reading(), file.path().toString()));
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  static <R> R writeBeside(SqliteFile file, SqlWork<R> work) {
    migrateUnlessServed(file);
    try {
      return SqliteSession.run(file.erasing().getConnection(), work);
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "cannot write " + file.path() + ": " + SqlFailures.describe(e), e);
    }
  }

  /** Does nothing, or half of it, if somebody reads what the log has for longer than that. */
  static void emptyLog(SqliteFile file) {
    try (Connection connection = file.writing().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(truncate)");
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "cannot empty the log of " + file.path() + ": " + SqlFailures.describe(e), e);
    }
  }

  static <R> R readBeside(SqliteFile file, SqlWork<R> work) {
    migrateUnlessServed(file);
    try (Connection connection = file.reading().getConnection()) {
      connection.setAutoCommit(false);
      R result = work.run(connection);
      connection.rollback();
      return result;
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "cannot read " + file.path() + ": " + SqlFailures.describe(e), e);
    }
  }

  /** Who holds the lock has brought the tables up to date. */
  private static void migrateUnlessServed(SqliteFile file) {
    StoreLock lock;
    try {
      lock = StoreLock.take(file.path());
    } catch (StoreUnavailableException served) {
      return;
    }
    try {
      Migrations.run(file.writing());
    } finally {
      release(lock);
    }
  }

  @Override
  public WriteSession openWriter() throws SQLException {
    Connection connection = file.writing().getConnection();
    try {
      file.check(connection);
      return new SqliteSession(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection reader() throws SQLException {
    return readers.connection();
  }

  @Override
  public void close() {
    readers.close();
    release(lock);
  }

  private static void release(StoreLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot unlock the store: " + e.getMessage(), e);
    }
  }
}
