package io.filmgate.core.ledger;

import io.filmgate.core.store.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger keeps of jobs that are deleted: all their entries, and in the closing one what
 * reports have read from the job so far.
 *
 * @param connection neither committed nor closed here
 */
public record GoneJobs(Connection connection) {
  private static final String KEEP =
      "update entry set job_state = ?, job_channel_id = ?"
          + " where job_id = ? and kind = 'close' and n = 0";

  /**
   * A finished job that is about to be deleted.
   *
   * @param state how it ended
   * @param channelId of its last attempt
   */
  public record Gone(String jobId, String state, Optional<String> channelId) {}

  /** Keeps what reports need; to be followed by the jobs' deletion in the same transaction. */
  public void keep(List<Gone> jobs) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(KEEP)) {
      for (Gone job : jobs) {
        Parameters.of(update).text(job.state()).text(job.channelId()).text(job.jobId()).add();
      }
      update.executeBatch();
    }
  }
}
