package io.filmgate.core.audit;

import io.filmgate.core.store.Parameters;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What operators have changed. An entry is written in the transaction of its change.
 *
 * @param connection neither committed nor closed here
 */
public record AuditTable(Connection connection) {
  private static final String COLUMNS =
      "id, at, operator, action, subject, before_change, after_change";

  /** Adds an entry. */
  public void insert(AuditEntry entry) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)")) {
      Parameters.of(insert)
          .text(entry.id())
          .instant(entry.at())
          .text(entry.operator())
          .text(entry.action())
          .text(entry.subject())
          .text(entry.before().encode())
          .text(entry.after().encode());
      insert.executeUpdate();
    }
  }

  /**
   * Entries, newest first.
   *
   * @param subject only entries about this; empty: about anything
   * @param after only entries older than this one
   */
  public List<AuditEntry> latest(Optional<String> subject, Optional<String> after, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select "
                + COLUMNS
                + " from audit where id < ?"
                + (subject.isPresent() ? " and subject = ?" : "")
                + " order by id desc limit ?")) {
      Parameters parameters = Parameters.of(select).text(after.orElse("~"));
      if (subject.isPresent()) {
        parameters.text(subject);
      }
      parameters.whole(limit);
      List<AuditEntry> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(
              new AuditEntry(
                  row.getString("id"),
                  Instant.ofEpochMilli(row.getLong("at")),
                  row.getString("operator"),
                  row.getString("action"),
                  row.getString("subject"),
                  new JsonObject(row.getString("before_change")),
                  new JsonObject(row.getString("after_change"))));
        }
      }
      return entries;
    }
  }
}
