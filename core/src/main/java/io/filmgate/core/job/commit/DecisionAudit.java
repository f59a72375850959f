package io.filmgate.core.job.commit;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.job.Decision;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.JobOperation.Accept;
import io.filmgate.core.job.commit.JobOperation.Close;
import io.filmgate.core.job.commit.JobOperation.Transition;
import io.filmgate.core.store.WriteSession;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;

/** The audit of what operators decide about jobs, in the transaction of the decision. */
final class DecisionAudit {
  private DecisionAudit() {}

  static void note(WriteSession session, Job before, Transition transition, Decision by)
      throws SQLException {
    new AuditTable(session.connection())
        .insert(
            AuditEntry.of(
                transition.now(),
                by.operator(),
                by.action(),
                before.id(),
                new JsonObject().put("state", before.state().code()),
                after(transition, by)));
  }

  private static JsonObject after(Transition transition, Decision by) {
    JsonObject after = new JsonObject().put("state", transition.to().code());
    if (transition instanceof Accept accept) {
      after.put("vendor_job", accept.accepted().vendorJobId());
    }
    if (transition instanceof Close close) {
      after.put("used", close.settlement().used().amounts().toJson());
    }
    return by.reason().isEmpty() ? after : after.put("reason", by.reason());
  }
}
