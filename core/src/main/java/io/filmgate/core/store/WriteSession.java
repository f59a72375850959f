package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The writer's connection with its statements, which are compiled once and kept until something
 * goes wrong. For the writer's thread only.
 */
public abstract sealed class WriteSession implements AutoCloseable
    permits SqliteSession, PostgresSession {
  private static final int IDS_IN_A_QUERY = 32;
  private static final String IDS = "(" + "?, ".repeat(IDS_IN_A_QUERY - 1) + "?)";

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Set<String> filled = new LinkedHashSet<>();

  WriteSession(Connection connection) {
    this.connection = connection;
  }

  /** Takes one row. */
  @FunctionalInterface
  public interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** For work that is done statement by statement. */
  public Connection connection() {
    return connection;
  }

  /** A kept statement, to be run at once. */
  public PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** A kept statement that changes exactly one row, to be run with others of its text. */
  public Parameters batch(String sql) throws SQLException {
    PreparedStatement statement = statement(sql);
    filled.add(sql);
    return Parameters.of(statement);
  }

  /** Runs what {@link #batch} has gathered, text by text in the order of their first use. */
  public void flush() throws SQLException {
    List<String> texts = new ArrayList<>(filled);
    filled.clear();
    for (String sql : texts) {
      for (int changed : statement(sql).executeBatch()) {
        if (changed != 1) {
          throw new IllegalStateException(
              "a statement changed " + changed + " rows instead of one: " + sql);
        }
      }
    }
  }

  /**
   * Reads the rows of some ids.
   *
   * @param sql ends in {@code where … in}; the list of ids is added, sorted
   * @param order what follows the list; may be empty
   */
  public void rows(String sql, Collection<String> ids, String order, RowReader reader)
      throws SQLException {
    List<String> sorted = new ArrayList<>(ids);
    Collections.sort(sorted);
    for (int from = 0; from < sorted.size(); from += IDS_IN_A_QUERY) {
      PreparedStatement statement = statement(sql + " " + IDS + " " + order);
      for (int i = 0; i < IDS_IN_A_QUERY; i++) {
        statement.setString(i + 1, sorted.get(Math.min(from + i, sorted.size() - 1)));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }

  /** Begins what {@link #commit} ends. */
  abstract void begin() throws SQLException;

  /**
   * Makes durable what was done since {@link #begin}.
   *
   * @throws CommitInDoubtException if nobody can tell whether it is
   */
  abstract void commit() throws SQLException;

  /** Whether the commit has arrived that the session before this one was left in doubt about. */
  boolean hasDoubtfulCommit() {
    return false;
  }

  /**
   * Undoes what was done since {@link #begin}.
   *
   * @return whether the connection can be used again
   */
  final boolean rollback() {
    forgetStatements();
    return undo();
  }

  /** What {@link #rollback} does to the transaction. */
  abstract boolean undo();

  /** An error may have spoilt the statements; they are compiled anew when needed. */
  private void forgetStatements() {
    filled.clear();
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // the connection's own state decides whether it is used again
      }
    }
    statements.clear();
  }

  @Override
  public void close() throws SQLException {
    forgetStatements();
    connection.close();
  }
}
