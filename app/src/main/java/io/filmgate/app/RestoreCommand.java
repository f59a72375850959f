package io.filmgate.app;

import io.filmgate.core.job.RestoredJobs;
import io.filmgate.core.store.RestoredStore;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.StoreCopies;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filmgate restore}. */
@Command(
    name = "restore",
    description = {
      "Puts a backup in the place of the store, while no gateway runs.",
      "Jobs that no vendor had accepted when it was made are in doubt: they may have been sent since,",
      "and are never sent again. Jobs that a vendor has are followed from the next start on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RestoreCommand implements Callable<Integer> {
  @Mixin private OnStore store;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "What filmgate backup has made.")
  private Path file;

  @Option(names = "--replace", description = "Keeps a store that is there under another name.")
  private boolean isReplacing;

  @Option(
      names = "--after-pg-restore",
      description =
          "Instead of a FILE: looks after the jobs of a PostgreSQL database that pg_restore has put"
              + " back.")
  private boolean isAfterPgRestore;

  @Override
  public Integer call() {
    if ((file == null) != isAfterPgRestore || (isReplacing && isAfterPgRestore)) {
      throw store.unusable("give the FILE of a backup, or --after-pg-restore alone");
    }
    StoreCopies copies = store.copies();
    if (copies.isFile() && isAfterPgRestore) {
      throw store.unusable("store.url is a file: give the FILE of a backup");
    }
    if (!copies.isFile() && !isAfterPgRestore) {
      throw store.unusable(
          "store.url is a PostgreSQL database: put it back with pg_restore, then run"
              + " filmgate restore --after-pg-restore");
    }
    Instant now = Instant.now();
    SqlWork<RestoredJobs.Report> doubt = store.doubtAfterRestore(now);
    if (isAfterPgRestore) {
      tell(copies.afterRestore(doubt), Optional.empty());
    } else {
      RestoredStore<RestoredJobs.Report> restored = copies.restore(file, isReplacing, now, doubt);
      tell(restored.first(), Optional.of(restored));
    }
    return CommandLine.ExitCode.OK;
  }

  private void tell(RestoredJobs.Report jobs, Optional<RestoredStore<?>> restored) {
    if (store.isJson()) {
      JsonObject json = jobs.toJson();
      restored.ifPresent(
          done ->
              json.put("made_at", done.madeAt().toString())
                  .put("kept", done.kept().map(Path::toString).orElse(null)));
      store.print(json);
      return;
    }
    restored.ifPresent(
        done -> {
          store.out().println("the store is that of " + done.madeAt() + " again");
          done.kept().ifPresent(kept -> store.out().println("the one before is kept: " + kept));
        });
    store
        .out()
        .printf(
            "in doubt, for they may have been sent since: %d jobs that waited, %d that were being"
                + " sent%nfollowed from the next start on: %d jobs that vendors have%n",
            jobs.waited(), jobs.sent(), jobs.followed());
  }
}
