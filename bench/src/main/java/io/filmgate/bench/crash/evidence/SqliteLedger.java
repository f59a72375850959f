package io.filmgate.bench.crash.evidence;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Reads a gateway's SQLite file, also while a gateway writes it; changes nothing. */
public final class SqliteLedger {
  private static final String JOBS =
      "select id, tenant_id, key_id, idempotency_key, request, state, held_jobs, held_millis,"
          + " held_micros from job order by id";

  /** Rows are numbered in the order of their insertion. */
  private static final String ENTRIES =
      "select job_id, kind, reserved_at, tenant_id, key_id, reason, held_jobs, held_millis,"
          + " held_micros, used_jobs, used_millis, used_micros from entry order by rowid";

  private static final String COUNTERS =
      "select tenant_id, key_id, period, starts_at, held_jobs, held_millis, held_micros,"
          + " used_jobs, used_millis, used_micros from budget order by id";

  private static final String TABLE = "select name from sqlite_master where name = 'entry'";

  private static final String STATES = "select state, count(*) from job group by state";

  private SqliteLedger() {}

  /**
   * How many jobs there are.
   *
   * @param moving waiting, or at a vendor that is known to have them
   */
  public record Count(long ended, long moving, long inDoubt) {
    @Override
    public String toString() {
      return "%d jobs have ended, %d go on, %d are in doubt".formatted(ended, moving, inDoubt);
    }
  }

  /** Something made of a row. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public static LedgerLog read(Path file) throws SQLException {
    try (Connection connection = open(file)) {
      connection.setAutoCommit(false); // one moment
      return new LedgerLog(
          all(connection, JOBS, SqliteLedger::job),
          all(connection, ENTRIES, SqliteLedger::entry),
          all(connection, COUNTERS, SqliteLedger::counter));
    }
  }

  /** The entries alone; none if the tables have not been made yet. */
  public static List<Entry> entries(Path file) throws SQLException {
    try (Connection connection = open(file)) {
      boolean isMade = !all(connection, TABLE, row -> row.getString(1)).isEmpty();
      return isMade ? all(connection, ENTRIES, SqliteLedger::entry) : List.of();
    }
  }

  public static Count count(Path file) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (Connection connection = open(file)) {
      all(connection, STATES, row -> Map.entry(row.getString(1), row.getLong(2)))
          .forEach(state -> counts.put(state.getKey(), state.getValue()));
    }
    long inDoubt = counts.getOrDefault(StoredJob.IN_DOUBT, 0L);
    long ended = StoredJob.FINAL.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    return new Count(ended, all - ended - inDoubt, inDoubt);
  }

  private static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(5_000);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static <T> List<T> all(Connection connection, String sql, Reader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }

  private static StoredJob job(ResultSet row) throws SQLException {
    return new StoredJob(
        row.getString("id"),
        row.getString("tenant_id"),
        row.getString("key_id"),
        Optional.ofNullable(row.getString("idempotency_key")),
        Word.in(new JsonObject(row.getString("request")).getString("prompt", "")),
        row.getString("state"),
        amounts(row, "held"));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("job_id"),
        row.getString("kind"),
        Instant.ofEpochMilli(row.getLong("reserved_at")),
        row.getString("tenant_id"),
        row.getString("key_id"),
        amounts(row, "held"),
        amounts(row, "used"),
        row.getString("reason"));
  }

  private static Counter counter(ResultSet row) throws SQLException {
    return new Counter(
        new Scope(row.getString("tenant_id"), Optional.ofNullable(row.getString("key_id"))),
        Period.valueOf(row.getString("period")),
        Instant.ofEpochMilli(row.getLong("starts_at")),
        amounts(row, "held"),
        amounts(row, "used"));
  }

  private static Amounts amounts(ResultSet row, String prefix) throws SQLException {
    return new Amounts(
        row.getLong(prefix + "_jobs"),
        row.getLong(prefix + "_millis"),
        row.getLong(prefix + "_micros"));
  }
}
