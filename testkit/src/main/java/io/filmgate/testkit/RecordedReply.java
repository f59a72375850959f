package io.filmgate.testkit;

import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * A vendor's answer.
 *
 * @param status the HTTP status
 * @param headers as the vendor sends them
 * @param body JSON or any other text; empty for none
 */
public record RecordedReply(int status, Map<String, String> headers, String body) {
  public RecordedReply {
    headers = Map.copyOf(headers);
  }

  /** An answer without headers of interest. */
  public static RecordedReply of(int status, String body) {
    return new RecordedReply(status, Map.of(), body);
  }

  RecordedReply withBody(String other) {
    return new RecordedReply(status, headers, other);
  }

  /** The answer as the gateway would hand it over. */
  public HttpReply toHttpReply() {
    return new HttpReply(status, headers, Buffer.buffer(body));
  }
}
