package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * How a database would run a query, were there many rows.
 *
 * @param indexes those that it uses
 * @param searched the columns by which it looks something up in them
 * @param sorts whether it sorts by itself what no index has sorted
 */
public record QueryPlan(Set<String> indexes, Set<String> searched, boolean sorts) {
  private static final Pattern SQLITE_INDEX =
      Pattern.compile("USING (?:COVERING )?INDEX (\\w+)(?: \\(([^)]*)\\))?");
  private static final Pattern POSTGRESQL_INDEX = Pattern.compile("Scan (?:using|on) (job_\\w+)");
  private static final Pattern POSTGRESQL_CONDITION = Pattern.compile("Index Cond: (.*)");
  private static final Pattern COLUMN = Pattern.compile("(\\w+) ?[=<>]");

  /** Asks the store's database. */
  public static QueryPlan of(TestStore store, String sql) {
    return store.configuration().url().startsWith("sqlite:")
        ? sqlite(store, sql)
        : postgresql(store, sql);
  }

  private static QueryPlan sqlite(TestStore store, String sql) {
    String plan =
        TestStore.await(
            store
                .store()
                .read(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        return lines(statement, "explain query plan " + sql, "detail");
                      }
                    }));
    QueryPlan found = new QueryPlan(new TreeSet<>(), new TreeSet<>(), plan.contains("TEMP B-TREE"));
    SQLITE_INDEX
        .matcher(plan)
        .results()
        .forEach(
            match -> {
              found.indexes.add(match.group(1));
              found.addColumns(match.group(2) == null ? "" : match.group(2));
            });
    return found;
  }

  /** Tables in tests are so small that reading them whole is cheapest. */
  private static QueryPlan postgresql(TestStore store, String sql) {
    PGSimpleDataSource source = PostgresAddress.of(store.configuration()).reading();
    source.setPreferQueryMode(PreferQueryMode.SIMPLE); // or the driver asks for the parameters
    String plan;
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      statement.execute("set enable_bitmapscan = off");
      statement.execute("set enable_hashjoin = off");
      statement.execute("set enable_mergejoin = off");
      statement.execute("set cpu_tuple_cost = 10"); // each row stands for a thousand
      plan = lines(statement, "explain (generic_plan) " + numbered(sql), "QUERY PLAN");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    boolean sorts =
        plan.lines().anyMatch(line -> line.strip().matches("(-> +)?(Incremental )?Sort .*"));
    QueryPlan found = new QueryPlan(new TreeSet<>(), new TreeSet<>(), sorts);
    POSTGRESQL_INDEX.matcher(plan).results().forEach(match -> found.indexes.add(match.group(1)));
    POSTGRESQL_CONDITION.matcher(plan).results().forEach(match -> found.addColumns(match.group(1)));
    return found;
  }

  private void addColumns(String conditions) {
    COLUMN.matcher(conditions).results().forEach(match -> searched.add(match.group(1)));
  }

  /** The driver would fill parameters in; the planner is to know of none. */
  private static String numbered(String sql) {
    StringBuilder numbered = new StringBuilder();
    int parameters = 0;
    for (int i = 0; i < sql.length(); i++) {
      char each = sql.charAt(i);
      numbered.append(each == '?' ? "$" + ++parameters : String.valueOf(each));
    }
    return numbered.toString();
  }

  private static String lines(Statement statement, String sql, String column) throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        lines.append(row.getString(column)).append('\n');
      }
    }
    return lines.toString();
  }
}
