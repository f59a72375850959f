package io.filmgate.core.store;

import java.sql.ResultSet;
import java.sql.Statement;

/** How SQLite would run a query. */
public final class QueryPlan {
  private QueryPlan() {}

  /** The steps, one a line. */
  public static String of(Store store, String sql) {
    return TestStore.await(
        store.read(
            connection -> {
              StringBuilder plan = new StringBuilder();
              try (Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery("explain query plan " + sql)) {
                while (row.next()) {
                  plan.append(row.getString("detail")).append('\n');
                }
              }
              return plan.toString();
            }));
  }
}
