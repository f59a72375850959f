package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.vendor.Answer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The wrapping of every answer to one call: request id, time taken, codes given twice, ampersands
 * escaped.
 *
 * @param action as asked for, possibly empty
 */
record JimengEnvelope(String action, String version, String requestId, String timeElapsed) {

  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int SUCCESS = 10000;

  static JimengEnvelope of(String action, String version, Instant now, RandomGenerator random) {
    return new JimengEnvelope(action, version, requestId(now, random), elapsed(random));
  }

  /** 34 characters: the time in Beijing and 20 hexadecimal digits. */
  private static String requestId(Instant now, RandomGenerator random) {
    return STAMP.format(now.atOffset(BEIJING))
        + String.format(Locale.ROOT, "%016X", random.nextLong())
        + String.format(Locale.ROOT, "%04X", random.nextInt(0x10000));
  }

  /** A duration as Go writes it, now and then in microseconds. */
  private static String elapsed(RandomGenerator random) {
    return random.nextInt(10) == 0
        ? random.nextInt(100, 1000) + "." + random.nextInt(100, 1000) + "µs"
        : random.nextInt(1, 200) + "." + random.nextInt(100_000, 1_000_000) + "ms";
  }

  Answer success(JsonObject data) {
    return escaped(200, succeeded(data));
  }

  Answer failure(int status, int code, String message) {
    return escaped(status, failed(code, message));
  }

  JsonObject succeeded(JsonObject data) {
    return rest(new JsonObject().put("code", SUCCESS).put("data", data), SUCCESS, "Success");
  }

  JsonObject failed(int code, String message) {
    return rest(new JsonObject().put("code", code).putNull("data"), code, message);
  }

  JsonObject gateway(JsonObject error) {
    JsonObject metadata = new JsonObject().put("RequestId", requestId);
    if (!action.isEmpty()) {
      metadata.put("Action", action);
    }
    if (!version.isEmpty()) {
      metadata.put("Version", version);
    }
    metadata.put("Service", "cv").put("Region", "cn-north-1").put("Error", error);
    return new JsonObject().put("ResponseMetadata", metadata);
  }

  private JsonObject rest(JsonObject body, int code, String message) {
    return body.put("message", message)
        .put("request_id", requestId)
        .put("status", code)
        .put("time_elapsed", timeElapsed);
  }

  private static Answer escaped(int status, JsonObject body) {
    return Answer.text(
        status, "application/json; charset=utf-8", body.encode().replace("&", "\\u0026"));
  }
}
