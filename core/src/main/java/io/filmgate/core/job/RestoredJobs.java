package io.filmgate.core.job;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy.Then;
import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.store.Parameters;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of a copy of the store, before anybody serves it. What happened after the copy was made
 * it does not know: a job that waited, or was being sent, may have been sent since. Sent again it
 * would be paid for twice, so it is in doubt. Jobs that a vendor had accepted are just followed.
 *
 * <p>Slots are not changed here: whoever serves the store next counts them anew.
 *
 * @param connection neither committed nor closed here
 * @param channels the accounts as the configuration has them now
 */
public record RestoredJobs(Connection connection, Map<String, ChannelConfig> channels) {
  private static final String REASON =
      "the store was restored from a copy; it may have been sent after that was made";
  private static final String KEPT = "restored from a copy; perhaps it was never sent";
  private static final String DOUBT =
      "update job set state = 'in_doubt', send_before = ?, doubted_at = ?, doubt_reason = ?";

  private static final String COUNT_FOLLOWED =
      "select count(*) from job where " + JobRow.IS_OPEN + " and vendor_job is not null";
  private static final String SENT = DOUBT + " where state = 'submitting'";
  private static final String QUEUED =
      "select " + JobRow.COLUMNS + " from job where state = 'queued' order by id";
  private static final String SUPPOSE =
      DOUBT
          + ", attempt = ?, channel_id = ?, credential_id = '', plugin = ?,"
          + " started_at = created_at, kept_by = ?, kept_reason = ?"
          + " where id = ? and state = 'queued'";

  /**
   * What was done.
   *
   * @param waited those in doubt that had waited
   * @param sent those in doubt that were being sent
   * @param followed those that a vendor has
   */
  public record Report(long waited, long sent, long followed) {
    /** As programs read it. */
    public JsonObject toJson() {
      return new JsonObject().put("waited", waited).put("sent", sent).put("followed", followed);
    }
  }

  /**
   * Puts in doubt what may have been sent, with an entry in the audit.
   *
   * @param operator for the audit
   */
  public Report doubt(String operator, Instant now) throws SQLException {
    long sent;
    try (PreparedStatement update = connection.prepareStatement(SENT)) {
      doubt(Parameters.of(update), now);
      sent = update.executeUpdate();
    }
    List<Job> queued = queued();
    try (PreparedStatement update = connection.prepareStatement(SUPPOSE)) {
      for (Job job : queued) {
        suppose(Parameters.of(update), job, operator, now);
      }
      update.executeBatch();
    }
    Report report = new Report(queued.size(), sent, followed());
    new AuditTable(connection)
        .insert(
            AuditEntry.of(
                now, operator, "store.restore", "store", new JsonObject(), report.toJson()));
    return report;
  }

  /** The most likely of what may have happened: its next attempt, on the channel it prefers. */
  private void suppose(Parameters row, Job job, String operator, Instant now) throws SQLException {
    String channel = job.lane().get(0);
    Optional<ChannelConfig> declared = Optional.ofNullable(channels.get(channel));
    boolean isKept = isCharging(declared);
    doubt(row, now)
        .whole(job.attemptNumber() + 1L)
        .text(channel)
        .text(declared.map(ChannelConfig::provider).orElse("") + "@unknown")
        .text(isKept ? Optional.of(operator) : Optional.empty())
        .text(isKept ? Optional.of(KEPT) : Optional.empty())
        .text(job.id())
        .add();
  }

  /** Nobody is charged by a policy for what was perhaps never sent. */
  private static boolean isCharging(Optional<ChannelConfig> channel) {
    return channel
        .flatMap(ChannelConfig::inDoubt)
        .map(InDoubtPolicy::then)
        .filter(Then.CHARGE::equals)
        .isPresent();
  }

  private static Parameters doubt(Parameters row, Instant now) throws SQLException {
    return row.instant(Attempt.SUPPOSED).instant(now).text(REASON);
  }

  private List<Job> queued() throws SQLException {
    List<Job> jobs = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(QUEUED);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        jobs.add(JobRow.read(row));
      }
    }
    return jobs;
  }

  private long followed() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT_FOLLOWED);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
