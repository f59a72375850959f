package io.filmgate.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database on a server. The process that writes is the one whose connection holds the writer's
 * lock; if the connection is lost, the next one takes the lock anew.
 */
final class PostgresDatabase implements Database {
  private final PostgresAddress address;
  private final ReaderPool readers;

  /** The newest one; its successor asks what has become of it. */
  private PostgresSession session;

  /** Whether nobody has it yet. */
  private boolean isFresh = true;

  private PostgresDatabase(PostgresAddress address, PostgresSession session, ReaderPool readers) {
    this.address = address;
    this.session = session;
    this.readers = readers;
  }

  static PostgresDatabase open(PostgresAddress address) {
    Connection connection = connect(address);
    try {
      PostgresServer.check(connection, address.name());
      takeLock(connection, address);
      Migrations.run(address.withoutLimit());
      PostgresSession session = PostgresSession.first(connection);
      return new PostgresDatabase(
          address, session, ReaderPool.open(address.reading(), address.name()));
    } catch (SQLException e) {
      close(connection);
      throw unavailable("cannot open ", address, e);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  static <R> R writeBeside(PostgresAddress address, SqlWork<R> work) {
    migrateUnlessServed(address);
    try (Connection connection = connect(address)) {
      WriterLock.takeTurn(connection);
      R result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw unavailable("cannot write ", address, e);
    }
  }

  /** Writes while nobody serves the database. */
  static <R> R writeAlone(PostgresAddress address, SqlWork<R> work) {
    try (Connection connection = connect(address)) {
      PostgresServer.check(connection, address.name());
      takeLock(connection, address);
      Migrations.run(address.withoutLimit());
      R result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw unavailable("cannot write ", address, e);
    }
  }

  private static void takeLock(Connection connection, PostgresAddress address) throws SQLException {
    if (!WriterLock.take(connection)) {
      throw new StoreUnavailableException(
          address.name() + " is in use by another Filmgate process; stop that one, or ask it");
    }
  }

  static <R> R readBeside(PostgresAddress address, SqlWork<R> work) {
    migrateUnlessServed(address);
    try (Connection connection = address.withoutLimit().getConnection()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      R result = work.run(connection);
      connection.rollback();
      return result;
    } catch (SQLException e) {
      throw unavailable("cannot read ", address, e);
    }
  }

  /** Who holds the lock has brought the tables up to date. */
  private static void migrateUnlessServed(PostgresAddress address) {
    try (Connection connection = connect(address)) {
      PostgresServer.check(connection, address.name());
      if (WriterLock.tryTake(connection)) {
        Migrations.run(address.withoutLimit());
      }
    } catch (SQLException e) {
      throw unavailable("cannot open ", address, e);
    }
  }

  /** The folder for what is too large for a row. */
  static Path folder(Path home) {
    Path folder = home.resolve("data").toAbsolutePath().normalize();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Connection connect(PostgresAddress address) {
    try {
      Connection connection = address.writing().getConnection();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw unavailable("store.url: cannot connect to ", address, e);
    }
  }

  /** The first one was opened with the database; each further one replaces one that broke. */
  @Override
  public WriteSession openWriter() throws SQLException {
    if (!isFresh) {
      session = successor();
    }
    isFresh = false;
    return session;
  }

  private PostgresSession successor() throws SQLException {
    Connection connection = address.writing().getConnection();
    try {
      connection.setAutoCommit(false);
      PostgresServer.check(connection, address.name());
      return PostgresSession.after(session, connection);
    } catch (SQLException | RuntimeException e) {
      close(connection);
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
    if (isFresh) {
      close(session);
    }
  }

  private static StoreUnavailableException unavailable(
      String what, PostgresAddress address, SQLException failure) {
    return new StoreUnavailableException(
        what + address.name() + ": " + SqlFailures.describe(failure),
        SqlFailures.quotable(failure));
  }

  private static void close(AutoCloseable connection) {
    try {
      connection.close();
    } catch (Exception e) {
      // it was to go anyway, and the server notices by itself
    }
  }
}
