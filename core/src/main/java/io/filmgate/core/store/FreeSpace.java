package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the disk has room for new jobs. Looked at once a second and not per request; running jobs
 * settle whatever it says. For any thread.
 */
public final class FreeSpace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Path folder;
  private final long minFreeBytes;
  private volatile boolean isEnough = true;
  private Runnable stop = () -> {};

  public FreeSpace(StoreConfig config, Path home) {
    this.folder = Store.folder(config, home);
    this.minFreeBytes = config.minFreeBytes();
  }

  /** Looks now, and again and again until this is closed. */
  public void watch(Vertx vertx) {
    look();
    long timer =
        vertx.setPeriodic(
            INTERVAL.toMillis(),
            due ->
                vertx.executeBlocking(
                    () -> {
                      look();
                      return null;
                    },
                    false));
    stop = () -> vertx.cancelTimer(timer);
  }

  /** Looks no more. */
  @Override
  public void close() {
    stop.run();
  }

  /** Whether a job may be admitted. */
  public boolean isEnough() {
    return isEnough;
  }

  private void look() {
    try {
      long freeBytes = Files.getFileStore(folder).getUsableSpace();
      boolean wasEnough = isEnough;
      isEnough = freeBytes >= minFreeBytes;
      if (wasEnough && !isEnough) {
        LOG.error(
            "the store's disk has {} MiB free, less than store.min_free: creates are refused",
            freeBytes >> 20);
      } else if (!wasEnough && isEnough) {
        LOG.info("the store's disk has room again");
      }
    } catch (IOException unknown) {
      LOG.warn("free space of the store's disk is not known: {}", unknown.getMessage());
    }
  }
}
