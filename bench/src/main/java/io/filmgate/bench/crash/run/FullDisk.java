package io.filmgate.bench.crash.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The store's disk is filled to its last byte, stays so for a while, and is freed again. */
public record FullDisk(Path disk, Duration before, Duration full) implements CalmRun.Event {
  private static final byte[] PIECE = new byte[512];

  @Override
  public MortalGateway happen(MortalGateway gateway, CrashScene scene) throws Exception {
    TimeUnit.MILLISECONDS.sleep(before.toMillis());
    Path filling = disk.resolve("filling");
    fill(filling);
    TimeUnit.MILLISECONDS.sleep(full.toMillis());
    Files.delete(filling);
    return gateway;
  }

  private static void fill(Path filling) throws IOException {
    try (OutputStream out = Files.newOutputStream(filling)) {
      while (true) {
        out.write(PIECE);
      }
    } catch (IOException full) {
      if (Files.size(filling) == 0) {
        throw full;
      }
    }
  }
}
