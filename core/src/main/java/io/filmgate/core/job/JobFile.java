package io.filmgate.core.job;

import io.filmgate.core.ledger.Amounts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the store has about a job, but for what its tenant wrote.
 *
 * @param attempts those that have ended, in their order
 * @param entries of the ledger, oldest first
 * @param aftermath only of a job that was ended in doubt without proof
 */
public record JobFile(
    JobLine line, List<EndedTry> attempts, List<Booking> entries, Optional<Aftermath> aftermath) {
  public JobFile {
    attempts = List.copyOf(attempts);
    entries = List.copyOf(entries);
  }

  /**
   * An attempt that has ended.
   *
   * @param vendorCode as the vendor spelled it, as far as it told
   */
  public record EndedTry(
      int number,
      String channelId,
      String credentialId,
      Instant endedAt,
      String outcome,
      Optional<String> vendorCode) {
    JsonObject toJson() {
      return new JsonObject()
          .put("attempt", number)
          .put("channel", channelId)
          .put("credential", credentialId)
          .put("ended", endedAt.toString())
          .put("outcome", outcome)
          .put("vendor_code", vendorCode.orElse(null));
    }
  }

  /** An entry of the ledger. */
  public record Booking(
      String kind,
      Instant at,
      Amounts held,
      Amounts used,
      Amounts absorbed,
      Optional<JsonObject> vendorCost,
      String reason) {
    JsonObject toJson() {
      return new JsonObject()
          .put("kind", kind)
          .put("at", at.toString())
          .put("held", held.toJson())
          .put("used", used.toJson())
          .put("absorbed", absorbed.toJson())
          .put("vendor_cost", vendorCost.orElse(null))
          .put("reason", reason);
    }
  }

  public Job job() {
    return line.job();
  }

  /**
   * For operators and their programs.
   *
   * @param next what will happen without anybody's doing
   */
  public JsonObject toJson(String next) {
    Job job = job();
    Optional<Job.Attempt> attempt = job.attempt();
    Optional<Job.Accepted> accepted = job.accepted();
    return line.toJson()
        .put("vendor_model", job.planned().vendorModel())
        .put("operation", job.planned().operation())
        .put("plugin", attempt.map(Job.Attempt::plugin).orElse(null))
        .put("channels", new JsonArray(job.lane()))
        .put("started", attempt.map(last -> last.startedAt().toString()).orElse(null))
        .put("accepted", accepted.map(there -> there.at().toString()).orElse(null))
        .put("deadline", accepted.map(there -> there.deadlineAt().toString()).orElse(null))
        .put("cancel_requested", job.isCancelRequested())
        .put("error", JobError.of(job).map(JobError::code).orElse(null))
        .put("attempts", new JsonArray(attempts.stream().map(EndedTry::toJson).toList()))
        .put("entries", new JsonArray(entries.stream().map(Booking::toJson).toList()))
        .put("aftermath", aftermath.map(Aftermath::toJson).orElse(null))
        .put("next", next);
  }
}
