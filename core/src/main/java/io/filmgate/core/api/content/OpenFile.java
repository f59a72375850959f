package io.filmgate.core.api.content;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;

/**
 * A file host's answer.
 *
 * @param body paused
 * @param stop ends the transfer; harmless when it has ended
 */
public record OpenFile(
    int status,
    Optional<String> contentLength,
    Optional<String> contentRange,
    ReadStream<Buffer> body,
    Runnable stop) {

  /** The answer of a vendor's file host, which is paused. */
  public static OpenFile of(HttpClientResponse response) {
    response.exceptionHandler(nobodyReadsIt -> {});
    return new OpenFile(
        response.statusCode(),
        Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_LENGTH)),
        Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_RANGE)),
        response,
        () -> response.request().reset());
  }
}
