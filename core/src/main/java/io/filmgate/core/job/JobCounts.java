package io.filmgate.core.job;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many jobs a store has, and how many of them are open. */
public record JobCounts(long all, long open) {

  /**
   * Counts them.
   *
   * @param connection neither committed nor closed here
   */
  public static JobCounts of(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*), coalesce(sum(case when final_at is null then 1 else 0 end), 0)"
                    + " from job")) {
      row.next();
      return new JobCounts(row.getLong(1), row.getLong(2));
    }
  }
}
