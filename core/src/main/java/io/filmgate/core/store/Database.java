package io.filmgate.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.filmgate.core.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The open database: one connection that writes, a few that read. Everything here blocks. */
final class Database implements AutoCloseable {
  /** As many reads at a time; more wait for their turn. */
  static final int READERS = 4;

  private static final Duration READER_WAIT = Duration.ofSeconds(5);

  private final SqliteFile file;
  private final StoreLock lock;
  private final HikariDataSource readers;

  private Database(SqliteFile file, StoreLock lock, HikariDataSource readers) {
    this.file = file;
    this.lock = lock;
    this.readers = readers;
  }

  /** Takes the lock, brings the tables up to date and connects. */
  static Database open(StoreConfig config, Path home) {
    SqliteFile file = SqliteFile.of(config, home);
    StoreLock lock = StoreLock.take(file.path());
    try {
      Migrations.run(file.writing());
      return new Database(file, lock, connectReaders(file));
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  /**
   * One small write of another process than the one that serves. SQLite lets them take turns; it
   * must not touch what the writer keeps in memory.
   */
  static <R> R writeBeside(StoreConfig config, Path home, SqlWork<R> work) {
    SqliteFile file = SqliteFile.of(config, home);
    migrateUnlessServed(file);
    try (WriteSession session = new WriteSession(file.writing().getConnection())) {
      session.begin(); // a transaction that began by reading could not wait for the writer's turn
      R result = work.run(session.connection());
      session.commit();
      return result;
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "cannot write " + file.path() + ": " + SqlFailures.describe(e), e);
    }
  }

  /** Reads in one snapshot, in another process than the one that serves, and waits for nobody. */
  static <R> R readBeside(StoreConfig config, Path home, SqlWork<R> work) {
    SqliteFile file = SqliteFile.of(config, home);
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

  /** A connection to write with; there is to be one at a time. */
  WriteSession openWriter() throws SQLException {
    Connection connection = file.writing().getConnection();
    try {
      file.check(connection);
      return new WriteSession(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection to read with; to be closed soon. */
  Connection reader() throws SQLException {
    return readers.getConnection();
  }

  private static HikariDataSource connectReaders(SqliteFile file) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("filmgate-store");
    pool.setDataSource(file.reading());
    pool.setReadOnly(true);
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(READER_WAIT.toMillis());
    try {
      return new HikariDataSource(pool);
    } catch (PoolInitializationException e) {
      throw new StoreUnavailableException("cannot read " + file.path(), e);
    }
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
