package io.filmgate.core.api.content;

import io.vertx.core.buffer.Buffer;
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
    Runnable stop) {}
