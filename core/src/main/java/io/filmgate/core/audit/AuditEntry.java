package io.filmgate.core.audit;

import com.github.f4b6a3.ulid.UlidCreator;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Something that an operator has changed.
 *
 * @param id a ULID: later ones are greater
 * @param operator the subject of a token, or the user of a command
 * @param action for example {@code key.disable}
 * @param subject what was changed, for example {@code acme/web}
 * @param before without secrets; empty if there was nothing
 * @param after without secrets; empty if nothing is left
 */
public record AuditEntry(
    String id,
    Instant at,
    String operator,
    String action,
    String subject,
    JsonObject before,
    JsonObject after) {

  /** Something that is being changed now. */
  public static AuditEntry of(
      Instant now,
      String operator,
      String action,
      String subject,
      JsonObject before,
      JsonObject after) {
    String id = UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString();
    return new AuditEntry(id, now, operator, action, subject, before, after);
  }

  public JsonObject toJson() {
    return new JsonObject()
        .put("id", id)
        .put("at", at.toString())
        .put("operator", operator)
        .put("action", action)
        .put("subject", subject)
        .put("before", before.isEmpty() ? null : before)
        .put("after", after.isEmpty() ? null : after);
  }
}
