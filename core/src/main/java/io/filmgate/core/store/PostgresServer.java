package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a server must be like for what is committed to last. */
final class PostgresServer {
  private static final int OLDEST = 13;
  private static final int NUMBERS_IN_A_MAJOR = 10_000;
  private static final String FACTS =
      "select current_setting('server_version_num')::integer, current_setting('server_encoding'),"
          + " current_setting('fsync'), current_setting('synchronous_commit'),"
          + " current_schema()";

  private PostgresServer() {}

  /**
   * Refuses a server that is not.
   *
   * @param name of the database, for the operator
   */
  static void check(Connection connection, String name) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(FACTS)) {
      row.next();
      int major = row.getInt(1) / NUMBERS_IN_A_MAJOR;
      if (major < OLDEST) {
        wrong.add("is PostgreSQL " + major + ", but must be " + OLDEST + " or newer");
      }
      if (!row.getString(2).equals("UTF8")) {
        wrong.add("has the encoding " + row.getString(2) + ", but must have UTF8");
      }
      if (row.getString(3).equals("off")) {
        wrong.add("has fsync off, but must have it on");
      }
      if (row.getString(4).equals("off")) {
        wrong.add("has synchronous_commit off, but must have it on");
      }
      if (row.getString(5) == null) {
        wrong.add("has no schema that its user may use");
      }
    }
    connection.commit();
    if (!wrong.isEmpty()) {
      throw new StoreUnavailableException(name + " " + String.join("; it ", wrong));
    }
  }
}
