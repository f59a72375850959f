package io.filmgate.core.job.commit;

import io.filmgate.core.job.Decision;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Job.Accepted;
import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.job.Job.Ending;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.job.commit.JobOperation.EndedAttempt;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.store.Parameters;
import io.filmgate.core.store.WriteSession;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The statements that write jobs. Each change is a compare-and-set on state and attempt, and names
 * only the columns that it is about.
 */
final class JobWrites {
  private static final String WHERE = " where id = ? and state = ? and attempt = ?";
  private static final String SET_ATTEMPT =
      "attempt = ?, channel_id = ?, credential_id = ?, plugin = ?, started_at = ?, send_before = ?";
  private static final String INSERT =
      "insert into job (id, tenant_id, key_id, model, state, created_at, idempotency_key,"
          + " fingerprint, request, planned, held_jobs, held_millis, held_micros, held_priced,"
          + " lane, attempt, channel_id, credential_id, plugin, started_at, send_before, owner,"
          + " cancel_requested)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String START = "update job set state = ?, " + SET_ATTEMPT + WHERE;
  private static final String START_WITH_PLAN =
      "update job set state = ?, planned = ?, held_jobs = ?, held_millis = ?, held_micros = ?,"
          + " held_priced = ?, "
          + SET_ATTEMPT
          + WHERE;
  private static final String REQUEUE = "update job set state = ?" + WHERE;
  private static final String ACCEPT =
      "update job set state = ?, vendor_job = ?, handle = ?, accepted_details = ?,"
          + " submitted_at = ?, deadline_at = ?, doubted_at = null, doubt_reason = null,"
          + " kept_by = null, kept_reason = null"
          + WHERE;
  private static final String DOUBT =
      "update job set state = ?, doubted_at = ?, doubt_reason = ?" + WHERE;
  private static final String CLOSE =
      "update job set state = ?, final_at = ?, error = ?, result = ?" + WHERE;
  private static final String CANCEL = "update job set cancel_requested = 1" + WHERE;
  private static final String KEEP = "update job set kept_by = ?, kept_reason = ?" + WHERE;
  private static final String INSERT_ATTEMPT =
      "insert into attempt (job_id, n, channel_id, credential_id, ended_at, outcome, detail)"
          + " values (?, ?, ?, ?, ?, ?, ?)";

  private final WriteSession session;

  JobWrites(WriteSession session) {
    this.session = session;
  }

  void insert(Job job, Optional<Idempotency> idempotency) throws SQLException {
    Parameters row =
        session
            .batch(INSERT)
            .text(job.id())
            .text(job.tenantId())
            .text(job.keyId())
            .text(job.model())
            .text(job.state().code())
            .instant(job.createdAt())
            .text(idempotency.map(Idempotency::key))
            .text(idempotency.map(Idempotency::fingerprint))
            .text(job.request().encode())
            .text(JobRow.planned(job.planned()));
    JobRow.hold(row, job.held()).text(JobRow.lane(job.lane()));
    JobRow.attempt(row, job).text(JobRow.OWNER).flag(job.isCancelRequested()).add();
  }

  void start(Job before, Job after) throws SQLException {
    where(JobRow.attempt(change(START, after), after), before);
  }

  void startWithPlan(Job before, Job after) throws SQLException {
    Parameters row = change(START_WITH_PLAN, after).text(JobRow.planned(after.planned()));
    where(JobRow.attempt(JobRow.hold(row, after.held()), after), before);
  }

  void requeue(Job before, Job after) throws SQLException {
    where(change(REQUEUE, after), before);
  }

  void accept(Job before, Job after) throws SQLException {
    Accepted accepted = after.accepted().orElseThrow();
    where(
        change(ACCEPT, after)
            .text(accepted.vendorJobId())
            .text(JobRow.json(accepted.handle()).encode())
            .text(accepted.details().encode())
            .instant(accepted.at())
            .instant(accepted.deadlineAt()),
        before);
  }

  void doubt(Job before, Job after, String reason, Instant now) throws SQLException {
    where(change(DOUBT, after).instant(now).text(reason), before);
  }

  void close(Job before, Job after) throws SQLException {
    Ending ending = after.ending().orElseThrow();
    where(
        change(CLOSE, after)
            .instant(ending.at())
            .text(ending.error().map(JsonObject::encode))
            .text(ending.result().map(JsonObject::encode)),
        before);
  }

  void requestCancel(Job before) throws SQLException {
    where(session.batch(CANCEL), before);
  }

  void keep(Job before, Decision decision) throws SQLException {
    where(session.batch(KEEP).text(decision.operator()).text(decision.reason()), before);
  }

  /** Keeps what became of the job's current attempt. */
  void endAttempt(Job job, EndedAttempt ended, Instant now) throws SQLException {
    Attempt attempt = job.attempt().orElseThrow();
    session
        .batch(INSERT_ATTEMPT)
        .text(job.id())
        .whole(attempt.number())
        .text(attempt.channelId())
        .text(attempt.credentialId())
        .instant(now)
        .text(ended.outcome())
        .text(ended.detail().encode())
        .add();
  }

  private Parameters change(String sql, Job after) throws SQLException {
    return session.batch(sql).text(after.state().code());
  }

  private static void where(Parameters row, Job before) throws SQLException {
    row.text(before.id()).text(before.state().code()).whole(before.attemptNumber()).add();
  }
}
