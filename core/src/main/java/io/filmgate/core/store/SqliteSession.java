package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Says itself when a transaction begins: the driver's own commit would begin the next at once. */
final class SqliteSession extends WriteSession {
  SqliteSession(Connection connection) {
    super(connection);
  }

  /** Does some work in a transaction of its own, and closes the connection. */
  static <R> R run(Connection connection, SqlWork<R> work) throws SQLException {
    try (SqliteSession session = new SqliteSession(connection)) {
      session.begin(); // a transaction that began by reading could not wait for the writer's turn
      R result = work.run(session.connection());
      session.commit();
      return result;
    }
  }

  @Override
  void begin() throws SQLException {
    execute("begin immediate");
  }

  @Override
  void commit() throws SQLException {
    execute("commit");
  }

  @Override
  boolean undo() {
    try {
      execute("rollback");
      return true;
    } catch (SQLException e) {
      return isUsable(); // after some errors SQLite has ended the transaction by itself
    }
  }

  private boolean isUsable() {
    try {
      begin();
      execute("rollback");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }
}
