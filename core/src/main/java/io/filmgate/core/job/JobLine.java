package io.filmgate.core.job;

import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as operators see it in a list: without anything that a tenant wrote.
 *
 * @param doubt also of a job that was in doubt to its end
 */
public record JobLine(Job job, Optional<Doubt> doubt) {
  static final String COLUMNS = JobRow.COLUMNS + ", doubted_at, doubt_reason, kept_by, kept_reason";

  /** Why nobody knows whether the vendor has it, and who keeps it from being ended by time. */
  public record Doubt(Instant since, String reason, Optional<Kept> kept) {
    JsonObject toJson() {
      return new JsonObject()
          .put("since", since.toString())
          .put("reason", reason)
          .put("kept", kept.map(Kept::toJson).orElse(null));
    }
  }

  /** An operator's word that no policy may end it. */
  public record Kept(String by, String reason) {
    JsonObject toJson() {
      return new JsonObject().put("by", by).put("reason", reason);
    }
  }

  static JobLine read(ResultSet row) throws SQLException {
    return new JobLine(JobRow.read(row), doubt(row));
  }

  private static Optional<Doubt> doubt(ResultSet row) throws SQLException {
    String reason = row.getString("doubt_reason");
    if (reason == null) {
      return Optional.empty();
    }
    String keptBy = row.getString("kept_by");
    return Optional.of(
        new Doubt(
            Instant.ofEpochMilli(row.getLong("doubted_at")),
            reason,
            keptBy == null
                ? Optional.empty()
                : Optional.of(new Kept(keptBy, row.getString("kept_reason")))));
  }

  /** For operators and their programs. */
  public JsonObject toJson() {
    Optional<Job.Attempt> attempt = job.attempt();
    return new JsonObject()
        .put("id", job.id())
        .put("tenant", job.tenantId())
        .put("key", job.keyId())
        .put("model", job.model())
        .put("state", job.state().code())
        .put("created", job.createdAt().toString())
        .put("ended", job.ending().map(end -> end.at().toString()).orElse(null))
        .put("held", job.held().amounts().toJson())
        .put("doubt", doubt.map(Doubt::toJson).orElse(null))
        .put("attempt", job.attemptNumber())
        .put("channel", attempt.map(Job.Attempt::channelId).orElse(null))
        .put("credential", attempt.map(Job.Attempt::credentialId).orElse(null))
        .put("correlation_id", attempt.map(last -> last.correlationId(job.id())).orElse(null))
        .put("vendor_job", job.accepted().map(Job.Accepted::vendorJobId).orElse(null));
  }
}
