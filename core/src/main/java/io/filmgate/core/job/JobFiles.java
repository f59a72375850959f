package io.filmgate.core.job;

import io.filmgate.core.job.JobFile.Booking;
import io.filmgate.core.job.JobFile.EndedTry;
import io.filmgate.core.ledger.Amounts;
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
 * What operators read about jobs, those of all tenants.
 *
 * @param connection neither committed nor closed here
 */
public record JobFiles(Connection connection) {
  private static final String SELECT = "select " + JobLine.COLUMNS + " from job where ";

  /** Reads one row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Jobs, newest first. */
  public List<JobLine> list(JobQuery query) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql(query))) {
      Parameters row = Parameters.of(select).text(query.after().orElse("~"));
      bind(row, query.state().map(JobState::code));
      bind(row, query.tenantId());
      bind(row, query.channelId());
      bind(row, query.model());
      row.whole(query.limit());
      return rows(select, JobLine::read);
    }
  }

  /** Open jobs are few among those that have been, and have an index of their own. */
  static String sql(JobQuery query) {
    return SELECT
        + (query.state().filter(state -> !state.isFinal()).isPresent()
            ? JobRow.IS_OPEN + " and owner = '" + JobRow.OWNER + "' and "
            : "")
        + "id < ?"
        + (query.state().isPresent() ? " and state = ?" : "")
        + (query.tenantId().isPresent() ? " and tenant_id = ?" : "")
        + (query.channelId().isPresent() ? " and channel_id = ?" : "")
        + (query.model().isPresent() ? " and model = ?" : "")
        + " order by id desc limit ?";
  }

  private static void bind(Parameters row, Optional<String> value) throws SQLException {
    if (value.isPresent()) {
      row.text(value);
    }
  }

  /** A job with its attempts and its entries; empty if unknown. */
  public Optional<JobFile> find(String jobId) throws SQLException {
    List<JobLine> found = of(jobId, SELECT + "id = ?", JobLine::read);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JobFile(
            found.get(0),
            of(
                jobId,
                "select n, channel_id, credential_id, ended_at, outcome, detail from attempt"
                    + " where job_id = ? order by n",
                JobFiles::attempt),
            of(
                jobId,
                "select kind, at, vendor_cost, reason, held_jobs, held_millis, held_micros,"
                    + " used_jobs, used_millis, used_micros, absorbed_jobs, absorbed_millis,"
                    + " absorbed_micros from entry where job_id = ? order by at, n",
                JobFiles::booking),
            of(jobId, AftermathRow.OF_JOB, AftermathRow::read).stream().findFirst()));
  }

  private <T> List<T> of(String jobId, String sql, RowReader<T> reader) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Parameters.of(select).text(jobId);
      return rows(select, reader);
    }
  }

  private static <T> List<T> rows(PreparedStatement select, RowReader<T> reader)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }

  private static EndedTry attempt(ResultSet row) throws SQLException {
    return new EndedTry(
        row.getInt("n"),
        row.getString("channel_id"),
        row.getString("credential_id"),
        Instant.ofEpochMilli(row.getLong("ended_at")),
        row.getString("outcome"),
        Optional.ofNullable(new JsonObject(row.getString("detail")).getString("vendor_code")));
  }

  private static Booking booking(ResultSet row) throws SQLException {
    return new Booking(
        row.getString("kind"),
        Instant.ofEpochMilli(row.getLong("at")),
        amounts(row, "held"),
        amounts(row, "used"),
        amounts(row, "absorbed"),
        Optional.ofNullable(row.getString("vendor_cost")).map(JsonObject::new),
        row.getString("reason"));
  }

  private static Amounts amounts(ResultSet row, String what) throws SQLException {
    return new Amounts(
        row.getLong(what + "_jobs"), row.getLong(what + "_millis"), row.getLong(what + "_micros"));
  }
}
