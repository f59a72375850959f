package io.filmgate.core.job;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Why a job failed. The client sees {@code code} and {@code message} in the job, and all of it as
 * the answer to a create that was refused.
 *
 * @param param the field, if the vendor named one; may be empty
 */
public record JobError(String code, String message, String param, int status, String type) {

  /** As it stands in the store. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("code", code)
        .put("message", message)
        .put("param", param)
        .put("status", status)
        .put("type", type);
  }

  /** Reads {@link #toJson()}. */
  public static JobError of(JsonObject json) {
    return new JobError(
        json.getString("code"),
        json.getString("message"),
        json.getString("param", ""),
        json.getInteger("status", 500),
        json.getString("type", "api_error"));
  }

  /** The error of a job that failed. */
  public static Optional<JobError> of(Job job) {
    return job.ending().flatMap(Job.Ending::error).map(JobError::of);
  }
}
