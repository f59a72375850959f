package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a vendor says to one call, and how it reaches the client.
 *
 * @param delay real time until it is sent
 * @param isCut whether the connection is closed instead
 */
public record Answer(int status, String contentType, Buffer body, Duration delay, boolean isCut) {

  public static Answer json(int status, JsonObject body) {
    return text(status, "application/json; charset=utf-8", body.encode());
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(
        status,
        contentType,
        Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)),
        Duration.ZERO,
        false);
  }

  /** As a proxy in front of the vendor would answer: no envelope. */
  public static Answer bare(int status) {
    return text(status, "text/html", "<html><body><h1>" + status + "</h1></body></html>\n");
  }

  /** The connection is closed without an answer. */
  public static Answer cut() {
    return new Answer(0, "", Buffer.buffer(), Duration.ZERO, true);
  }

  public Answer after(Duration wait) {
    return new Answer(status, contentType, body, wait, isCut);
  }
}
