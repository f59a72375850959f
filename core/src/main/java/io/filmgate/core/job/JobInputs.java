package io.filmgate.core.job;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Requests with pictures inside, as files beside the database: megabytes must not pass through its
 * one writer. A file lives only until the vendor has the job. Every method may be called from any
 * context and answers there.
 */
public final class JobInputs {
  private final Vertx vertx;
  private final Path folder;

  public JobInputs(Vertx vertx, Path folder) {
    this.vertx = vertx;
    this.folder = folder;
  }

  /** Whether a request is too large for its row. */
  public static boolean isLarge(JsonObject request) {
    return request.containsKey("images") || request.encode().length() > 16 * 1024;
  }

  /** Writes a request; durable when the future completes. */
  public Future<Void> store(String jobId, JsonObject request) {
    return vertx.executeBlocking(
        () -> {
          Files.createDirectories(folder);
          try (FileChannel file =
              FileChannel.open(
                  path(jobId), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(request.toBuffer().getBytes());
            while (bytes.hasRemaining()) {
              file.write(bytes);
            }
            file.force(true);
          }
          return null;
        },
        false);
  }

  /** Reads a request back; empty if none was stored. */
  public Future<Optional<JsonObject>> load(String jobId) {
    return vertx.executeBlocking(
        () ->
            Files.exists(path(jobId))
                ? Optional.of(new JsonObject(Buffer.buffer(Files.readAllBytes(path(jobId)))))
                : Optional.empty(),
        false);
  }

  /** Forgets a request; nothing happens if there is none. */
  public void delete(String jobId) {
    vertx.executeBlocking(() -> deleted(jobId), false);
  }

  private boolean deleted(String jobId) {
    try {
      return Files.deleteIfExists(path(jobId));
    } catch (IOException kept) {
      throw new UncheckedIOException(kept);
    }
  }

  private Path path(String jobId) {
    return folder.resolve(jobId + ".json");
  }
}
