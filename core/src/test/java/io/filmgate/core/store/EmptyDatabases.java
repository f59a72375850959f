package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Databases on a server, with the tables of a store and nothing in them. To make one takes the
 * server longer than most tests, so each is emptied after its test and given to the next one.
 */
final class EmptyDatabases {
  private static final String OTHERS =
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()";

  /** What Filmgate writes when it makes the tables. */
  private static final String VERSION =
      "select (select string_agg(h::text, ',' order by installed_rank) from flyway_schema_history h)"
          + " || (select string_agg(c::text, ',') from compatibility c)";

  private static final String TABLES =
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
          + " and relname not in ('flyway_schema_history', 'compatibility')";

  /** Plans of queries are to be the same as with indexes that were made with their tables. */
  private static final String FORGET_INDEXES =
      "update pg_class set reltuples = 0, relpages = 1"
          + " where relkind = 'i' and reltuples = -1 and relnamespace = 'public'::regnamespace";

  private static final String WRITTEN = TABLES + " and pg_relation_size(oid) > 0";

  private final TestServer server;
  private final StoreConfig template;
  private final String version;
  private final List<String> tables;
  private final Queue<StoreConfig> free = new ConcurrentLinkedQueue<>();

  EmptyDatabases(TestServer server) {
    this.server = server;
    template = server.create();
    PostgresDatabase.open(PostgresAddress.of(template)).close();
    try (Connection connection = connect(template);
        Statement statement = connection.createStatement()) {
      version = column(statement, VERSION).get(0);
      tables = column(statement, TABLES);
      column(statement, OTHERS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  StoreConfig give() {
    StoreConfig used = free.poll();
    return used == null ? server.copy(template) : used;
  }

  /** Ends every connection to a database, and empties it, unless it was made otherwise. */
  void takeBack(StoreConfig config) {
    if (isEmptied(config)) {
      free.add(config);
    } else {
      server.drop(config);
    }
  }

  private boolean isEmptied(StoreConfig config) {
    try (Connection connection = connect(config);
        Statement statement = connection.createStatement()) {
      column(statement, OTHERS);
      if (!column(statement, VERSION).equals(List.of(version))) {
        return false;
      }
      List<String> more = column(statement, TABLES);
      more.removeAll(tables);
      if (!more.isEmpty()) {
        statement.execute("drop table " + String.join(", ", more));
      }
      List<String> written = column(statement, WRITTEN);
      if (!written.isEmpty()) {
        statement.execute("truncate " + String.join(", ", written) + " cascade");
        statement.execute(FORGET_INDEXES);
      }
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(StoreConfig config) throws SQLException {
    return PostgresAddress.of(config).writing().getConnection();
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
