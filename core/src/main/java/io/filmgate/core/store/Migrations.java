package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the shape that this version knows. */
final class Migrations {
  /** The number of the newest migration. */
  static final int NEWEST = 6;

  /** A table that only a copy has. */
  static final String COPY_MARK = "copy_mark";

  static final String LOCATION = "io/filmgate/core/store/migrations";

  private Migrations() {}

  /**
   * Runs what is missing. Flyway is asked only then: finding nothing to do takes it most of a
   * second.
   */
  static void run(DataSource database) {
    try (Connection connection = database.getConnection()) {
      int applied = applied(connection);
      if (applied > 0) {
        refuseCopy(connection);
        refuseNewer(connection);
      }
      if (applied >= NEWEST) {
        return;
      }
    } catch (SQLException e) {
      throw new StoreUnavailableException("cannot read the store: " + SqlFailures.describe(e), e);
    }
    migrate(database);
  }

  private static void migrate(DataSource database) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:" + LOCATION)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreUnavailableException("cannot migrate the store: " + e.getMessage(), e);
    }
  }

  private static int applied(Connection connection) throws SQLException {
    if (!hasTable(connection, "flyway_schema_history")) {
      return 0;
    }
    return number(
        connection,
        "select max(cast(version as integer)) from flyway_schema_history"
            + " where success and version is not null");
  }

  private static boolean hasTable(Connection connection, String name) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
      return tables.next();
    }
  }

  /** It may be older than what vendors know of: started as it is, it would send jobs again. */
  private static void refuseCopy(Connection connection) throws SQLException {
    if (hasTable(connection, COPY_MARK)) {
      throw new StoreException(
          "the store is a copy that was made by filmgate backup;"
              + " put it in place with filmgate restore, or it could send jobs twice");
    }
  }

  /** A migration that older versions cannot live with raises the minimum. */
  private static void refuseNewer(Connection connection) throws SQLException {
    int minimum = number(connection, "select max(minimum_version) from compatibility");
    if (minimum > NEWEST) {
      throw new StoreException(
          "the store was written by a newer Filmgate: it needs schema version "
              + minimum
              + ", this one knows "
              + NEWEST
              + "; install the newer one, or restore a backup");
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
