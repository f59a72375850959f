package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to write a schema of a PostgreSQL database. A connection that has it keeps it until it
 * ends, however it ends; so whoever gets it knows that nothing of its predecessor is under way.
 *
 * <p>Commands write without it, and so each transaction takes its turn too: what one has read is
 * true until it has committed.
 */
final class WriterLock {
  /** Tells it from other programs' locks: "film". */
  private static final int FILMGATE = 0x66696c6d;

  private static final String KEY = "(" + FILMGATE + ", hashtext(current_schema()))";
  private static final String TURN =
      "select true from pg_advisory_xact_lock(" + (FILMGATE + 1) + ", hashtext(current_schema()))";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private WriterLock() {}

  /** Waits for it as long as {@link PostgresAddress#LOCK_WITHIN}; false if it is still taken. */
  static boolean take(Connection connection) throws SQLException {
    try {
      ask(connection, "select true from pg_advisory_lock" + KEY);
      return true;
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        connection.rollback();
        return false;
      }
      throw e;
    }
  }

  /** Takes it only if it is free. */
  static boolean tryTake(Connection connection) throws SQLException {
    return ask(connection, "select pg_try_advisory_lock" + KEY);
  }

  private static boolean ask(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      boolean isTaken = read(statement);
      connection.commit();
      return isTaken;
    }
  }

  /** Begins a transaction: waits as long for those of others, which then wait for its end. */
  static void takeTurn(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TURN)) {
      read(statement);
    }
  }

  private static boolean read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
