package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A number for each kind of data that is kept in memory too: it grows with each change, so that
 * whoever follows the data has to read no more than this to know that nothing has happened.
 *
 * @param connection neither committed nor closed here
 */
public record Changes(Connection connection) {
  /** Reads how often something has changed. */
  public static final String REVISION = "select revision from change where name = ?";

  /** Says that something has changed; in the transaction of the change. */
  public void note(String name) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into change (name, revision) values (?, 1)"
                + " on conflict (name) do update set revision = change.revision + 1")) {
      Parameters.of(upsert).text(name);
      upsert.executeUpdate();
    }
  }

  /** How often it has changed. */
  public long revision(String name) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(REVISION)) {
      return revision(select, name);
    }
  }

  /** Runs {@link #REVISION}, for who keeps the statement. */
  public static long revision(PreparedStatement select, String name) throws SQLException {
    Parameters.of(select).text(name);
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
