package io.filmgate.core.job;

import io.filmgate.core.job.Job.Accepted;
import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.job.Job.Ending;
import io.filmgate.core.job.Job.Planned;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.store.Parameters;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job as a row: what its columns hold. */
public final class JobRow {
  /** What {@link #read} needs. */
  public static final String COLUMNS =
      "id, tenant_id, key_id, model, state, created_at, request, planned, held_jobs, held_millis,"
          + " held_micros, held_priced, lane, attempt, channel_id, credential_id, plugin,"
          + " started_at, send_before, vendor_job, handle, accepted_details, submitted_at,"
          + " deadline_at, final_at, error, result, cancel_requested";

  /** The open states, spelt as the partial indexes spell them: they are used only then. */
  public static final String IS_OPEN = "state in ('queued', 'submitting', 'running', 'in_doubt')";

  /** The one node that there is: it owns every open job. */
  public static final String OWNER = "local";

  private JobRow() {}

  /** Reads the current row. */
  public static Job read(ResultSet row) throws SQLException {
    return new Job(
        row.getString("id"),
        row.getString("tenant_id"),
        row.getString("key_id"),
        row.getString("model"),
        JobState.ofCode(row.getString("state")),
        instant(row, "created_at"),
        new JsonObject(row.getString("request")),
        planned(new JsonObject(row.getString("planned"))),
        new Hold(
            row.getLong("held_jobs"),
            row.getLong("held_millis"),
            row.getLong("held_micros"),
            row.getInt("held_priced") == 1),
        lane(row.getString("lane")),
        attempt(row),
        accepted(row),
        ending(row),
        row.getInt("cancel_requested") == 1);
  }

  private static Optional<Attempt> attempt(ResultSet row) throws SQLException {
    int number = row.getInt("attempt");
    if (number == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Attempt(
            number,
            row.getString("channel_id"),
            row.getString("credential_id"),
            row.getString("plugin"),
            instant(row, "started_at"),
            instant(row, "send_before")));
  }

  private static Optional<Accepted> accepted(ResultSet row) throws SQLException {
    String vendorJob = row.getString("vendor_job");
    if (vendorJob == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Accepted(
            vendorJob,
            texts(new JsonObject(row.getString("handle"))),
            new JsonObject(row.getString("accepted_details")),
            instant(row, "submitted_at"),
            instant(row, "deadline_at")));
  }

  private static Optional<Ending> ending(ResultSet row) throws SQLException {
    long at = row.getLong("final_at");
    if (row.wasNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new Ending(
            Instant.ofEpochMilli(at),
            Optional.ofNullable(row.getString("error")).map(JsonObject::new),
            Optional.ofNullable(row.getString("result")).map(JsonObject::new)));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  /** The text of a lane; equal lanes have equal texts. */
  public static String lane(List<String> channels) {
    return new JsonArray(channels).encode();
  }

  /** Reads {@link #lane(List)}. */
  public static List<String> lane(String text) {
    return new JsonArray(text).stream().map(String.class::cast).toList();
  }

  /** Four parameters: what is reserved. */
  public static Parameters hold(Parameters row, Hold held) throws SQLException {
    return row.whole(held.jobs()).whole(held.millis()).whole(held.micros()).flag(held.isPriced());
  }

  /** Six parameters: the attempt and who has it. */
  public static Parameters attempt(Parameters row, Job job) throws SQLException {
    Optional<Attempt> attempt = job.attempt();
    return row.whole(job.attemptNumber())
        .text(attempt.map(Attempt::channelId))
        .text(attempt.map(Attempt::credentialId))
        .text(attempt.map(Attempt::plugin))
        .instant(attempt.map(Attempt::startedAt))
        .instant(attempt.map(Attempt::sendBefore));
  }

  /** The text of a plan. */
  public static String planned(Planned planned) {
    return new JsonObject()
        .put("vendor_model", planned.vendorModel())
        .put("operation", planned.operation())
        .put("amounts", json(planned.usageAmounts()))
        .put("factors", json(planned.usageFactors()))
        .put("warnings", new JsonArray(planned.warnings()))
        .put("details", planned.details())
        .put("deadline_seconds", planned.deadlineSeconds())
        .encode();
  }

  private static Planned planned(JsonObject json) {
    Map<String, Long> amounts = new LinkedHashMap<>();
    JsonObject stored = json.getJsonObject("amounts");
    stored.fieldNames().forEach(unit -> amounts.put(unit, stored.getLong(unit)));
    return new Planned(
        json.getString("vendor_model"),
        json.getString("operation"),
        amounts,
        texts(json.getJsonObject("factors")),
        json.getJsonArray("warnings").stream().map(JsonObject.class::cast).toList(),
        json.getJsonObject("details"),
        json.getLong("deadline_seconds"));
  }

  /** A flat object of a map. */
  public static JsonObject json(Map<String, ?> values) {
    JsonObject json = new JsonObject();
    values.forEach(json::put);
    return json;
  }

  /** Reads {@link #json}, if all its values are texts. */
  static Map<String, String> texts(JsonObject json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.fieldNames().forEach(name -> texts.put(name, json.getString(name)));
    return texts;
  }
}
