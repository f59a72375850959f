package io.filmgate.bench.crash.run;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The store's disk is filled to its last byte, stays so for a while, and is freed again. */
public record FullDisk(Path disk, Duration before, Duration full) implements CalmRun.Event {
  /** Large ones first, or the store would have its room before. */
  private static final int[] PIECES = {1 << 20, 1 << 12, 1 << 9};

  @Override
  public MortalGateway happen(MortalGateway gateway, CrashScene scene) throws Exception {
    TimeUnit.MILLISECONDS.sleep(before.toMillis());
    Path filling = disk.resolve("filling");
    fill(filling);
    TimeUnit.MILLISECONDS.sleep(full.toMillis());
    Files.delete(filling);
    return gateway;
  }

  private static void fill(Path filling) {
    for (int bytes : PIECES) {
      byte[] piece = new byte[bytes];
      try (OutputStream out = Files.newOutputStream(filling, CREATE, APPEND)) {
        while (true) {
          out.write(piece);
        }
      } catch (IOException full) {
        // the next ones are smaller
      }
    }
  }
}
