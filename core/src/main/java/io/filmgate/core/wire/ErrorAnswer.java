package io.filmgate.core.wire;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as a client gets it; there is no other shape.
 *
 * @param code one of the contract's; empty for none
 * @param param the field that is meant; empty for none
 */
public record ErrorAnswer(
    int status,
    String type,
    String code,
    String message,
    String param,
    Map<String, String> headers) {
  private static final long LONGEST_OWN_RETRY_SECONDS = 60;

  public ErrorAnswer {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** An error without a field and without headers. */
  public static ErrorAnswer of(int status, String type, String code, String message) {
    return new ErrorAnswer(status, type, code, message, "", Map.of());
  }

  /** A mistake in the request. */
  public static ErrorAnswer invalid(int status, String code, String message) {
    return of(status, "invalid_request_error", code, message);
  }

  public ErrorAnswer about(String field) {
    return new ErrorAnswer(status, type, code, message, field, headers);
  }

  public ErrorAnswer header(String name, String value) {
    return with(Map.of(name, value));
  }

  public ErrorAnswer with(Map<String, String> further) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(further);
    return new ErrorAnswer(status, type, code, message, param, more);
  }

  /** When to come back. Clients that wait by themselves are told not to where it takes long. */
  public ErrorAnswer retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    ErrorAnswer later = header("retry-after", Long.toString(seconds));
    return seconds > LONGEST_OWN_RETRY_SECONDS ? later.neverAgain() : later;
  }

  /** Tells client libraries not to send the same request again by themselves. */
  public ErrorAnswer neverAgain() {
    return header("x-should-retry", "false");
  }

  /** Says where the job is that this error speaks of. */
  public ErrorAnswer location(String path) {
    return header("location", path);
  }

  /** The body. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("code", code.isEmpty() ? null : code)
        .put("message", message)
        .put("param", param.isEmpty() ? null : param)
        .put("type", type);
  }
}
