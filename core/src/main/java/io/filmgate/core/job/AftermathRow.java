package io.filmgate.core.job;

import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** An aftermath as a row: what its columns hold, under names that none of a job's has. */
final class AftermathRow {
  private static final String SELECT =
      "(select job_id, state as after_state, since, until, vendor_job as after_job,"
          + " handle as after_handle, found_at, ended_at from aftermath)";

  /** To be followed by more of a condition; the row also holds the job. */
  static final String OPEN =
      "select "
          + JobRow.COLUMNS
          + ", after_state, since, until, after_job, after_handle, found_at, ended_at from job join "
          + SELECT
          + " as after on job_id = id where ended_at is null order by id";

  static final String OF_JOB = "select * from " + SELECT + " as after where job_id = ?";

  private AftermathRow() {}

  static Aftermath read(ResultSet row) throws SQLException {
    Instant until = Instant.ofEpochMilli(row.getLong("until"));
    return new Aftermath(
        Aftermath.State.ofCode(row.getString("after_state")),
        Instant.ofEpochMilli(row.getLong("since")),
        until,
        vendorJob(row, until),
        ended(row));
  }

  private static Optional<Job.Accepted> vendorJob(ResultSet row, Instant until)
      throws SQLException {
    String id = row.getString("after_job");
    return id == null
        ? Optional.empty()
        : Optional.of(
            new Job.Accepted(
                id,
                JobRow.texts(new JsonObject(row.getString("after_handle"))),
                new JsonObject(),
                Instant.ofEpochMilli(row.getLong("found_at")),
                until));
  }

  private static Optional<Instant> ended(ResultSet row) throws SQLException {
    long at = row.getLong("ended_at");
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
  }
}
