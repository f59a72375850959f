package io.filmgate.bench;

import io.filmgate.bench.crash.run.FullDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Shows that a disk that is full loses nothing and needs no restart once there is room again. Exit
 * status 1 if not, or if the store has never noticed.
 */
public final class DiskBench {
  private static final long MOST_BYTES = 256L << 20;

  private DiskBench() {}

  /**
   * Runs.
   *
   * @param arguments a folder on a disk of at most 256 MiB that may be filled, and how often
   */
  public static void main(String[] arguments) throws Exception {
    Path disk = Path.of(arguments.length > 0 ? arguments[0] : ".").toAbsolutePath();
    int fills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    if (!Files.isDirectory(disk) || Files.getFileStore(disk).getTotalSpace() > MOST_BYTES) {
      System.err.println(
          "usage: disk FOLDER [FILLS]; FOLDER on a disk of its own of at most 256 MiB");
      System.exit(2);
    }
    FullDisk event = new FullDisk(disk, Duration.ofSeconds(10), Duration.ofSeconds(15));
    CalmShow.run(
        "fills",
        fills,
        disk.resolve("home"),
        event,
        outcome -> outcome.isKind() && outcome.storeFailures() > 0);
  }
}
