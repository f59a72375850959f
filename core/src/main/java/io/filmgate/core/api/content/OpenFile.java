package io.filmgate.core.api.content;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A file host's answer.
 *
 * @param isEncoded its bytes are not the file's: compressed, although that was not asked for
 * @param body paused
 * @param idle how long it may send nothing while it is listened to
 * @param stop ends the transfer; harmless when it has ended
 */
public record OpenFile(
    int status,
    Optional<String> contentLength,
    Optional<String> contentRange,
    boolean isEncoded,
    ReadStream<Buffer> body,
    Duration idle,
    Runnable stop) {
  private static final Set<String> PLAIN = Set.of("", "identity", "chunked");

  /** The answer of a vendor's file host, which is paused. */
  public static OpenFile of(HttpClientResponse response, Duration idle) {
    response.exceptionHandler(nobodyReadsIt -> {});
    return new OpenFile(
        response.statusCode(),
        Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_LENGTH)),
        Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_RANGE)),
        isEncoded(response, HttpHeaders.CONTENT_ENCODING)
            || isEncoded(response, HttpHeaders.TRANSFER_ENCODING),
        response,
        idle,
        () -> response.request().reset());
  }

  private static boolean isEncoded(HttpClientResponse response, CharSequence header) {
    return response.headers().getAll(header).stream()
        .anyMatch(coding -> PLAIN.stream().noneMatch(coding.strip()::equalsIgnoreCase));
  }
}
