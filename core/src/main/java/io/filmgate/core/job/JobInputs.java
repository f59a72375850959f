package io.filmgate.core.job;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests with pictures inside, as files beside the database: megabytes must not pass through its
 * one writer. A file lives only until the vendor has the job. Every method may be called from any
 * context and answers there.
 */
public final class JobInputs {
  private static final Logger LOG = LoggerFactory.getLogger(JobInputs.class);
  private static final int MOST_CHARACTERS_IN_A_ROW = 16 * 1024;
  private static final String ENDING = ".json";

  /** In a row whose request is in a file. A request itself has no such member. */
  private static final String IS_ASIDE = "is_aside";

  private final Vertx vertx;
  private final Path folder;

  public JobInputs(Vertx vertx, Path folder) {
    this.vertx = vertx;
    this.folder = folder;
  }

  /** Whether a request is too large for its row. */
  public static boolean isLarge(JsonObject request) {
    return characters(request) > MOST_CHARACTERS_IN_A_ROW;
  }

  /** Without encoding it: that takes tens of milliseconds where a picture is inside. */
  private static long characters(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    if (value instanceof JsonObject object) {
      return characters(object.getMap());
    }
    if (value instanceof JsonArray array) {
      return characters(array.getList());
    }
    if (value instanceof Map<?, ?> map) {
      return characters(map.keySet()) + characters(map.values());
    }
    if (value instanceof Collection<?> values) {
      return values.stream().mapToLong(JobInputs::characters).sum() + values.size();
    }
    return 1;
  }

  /** What stands in the row of a job whose request is in a file. */
  public static JsonObject aside(JsonObject request) {
    return new JsonObject().put("model", request.getString("model")).put(IS_ASIDE, true);
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

  /**
   * A job's request, from its row or its file.
   *
   * @return fails if it was in a file that is not there or cannot be read: nothing else may be sent
   *     in its place
   */
  public Future<JsonObject> load(Job job) {
    return job.request().getBoolean(IS_ASIDE, false)
        ? vertx.executeBlocking(() -> ExactJson.read(Files.readAllBytes(path(job.id()))), false)
        : Future.succeededFuture(job.request());
  }

  /** Forgets a request; nothing happens if there is none. */
  public void delete(String jobId) {
    vertx
        .executeBlocking(() -> Files.deleteIfExists(path(jobId)), false)
        .onFailure(kept -> LOG.warn("job {}: its pictures could not be deleted", jobId, kept));
  }

  /** Deletes what a crash has left behind. Only while no job is being admitted. */
  Future<Void> keepOnly(Set<String> jobIds) {
    Set<String> wanted = new HashSet<>();
    jobIds.forEach(jobId -> wanted.add(jobId + ENDING));
    return vertx.executeBlocking(
        () -> {
          for (Path file : files()) {
            if (!wanted.contains(file.getFileName().toString())) {
              Files.deleteIfExists(file);
            }
          }
          return null;
        },
        false);
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ENDING)).toList();
    }
  }

  private Path path(String jobId) {
    return folder.resolve(jobId + ENDING);
  }
}
