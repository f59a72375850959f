package io.filmgate.app;

import io.filmgate.core.job.JobCounts;
import io.filmgate.core.store.StoreCopies;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code filmgate backup}. */
@Command(
    name = "backup",
    description = {
      "Copies the store into a file, as it is at one moment, whether or not a gateway runs.",
      "Only its owner can read the file. Put back by filmgate restore. Of SQLite; of PostgreSQL take pg_dump."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BackupCommand implements Callable<Integer> {
  @Mixin private OnStore store;

  @Parameters(paramLabel = "FILE", description = "Where to; must not be there.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (file.toString().isEmpty()) {
      throw store.unusable("FILE must be the name of a file");
    }
    StoreCopies copies = store.copies();
    if (!copies.isFile()) {
      throw store.unusable(
          "store.url is a PostgreSQL database: copy it with pg_dump, as docs/operations.md says");
    }
    JobCounts jobs = copies.make(file, Instant.now(), JobCounts::of);
    long bytes = Files.size(file);
    if (store.isJson()) {
      store.print(
          new JsonObject()
              .put("file", file.toString())
              .put("bytes", bytes)
              .put("jobs", jobs.all())
              .put("open", jobs.open()));
    } else {
      store.out().printf("%s: %d bytes, %d jobs, %d open%n", file, bytes, jobs.all(), jobs.open());
    }
    return CommandLine.ExitCode.OK;
  }
}
