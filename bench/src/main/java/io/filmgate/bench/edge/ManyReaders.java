package io.filmgate.bench.edge;

import io.filmgate.bench.stage.Stage;
import io.filmgate.bench.stage.StubFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32C;

/** Many readers of one large file at the same time: nothing of it stays in memory. */
public final class ManyReaders implements Show {
  private static final int READERS = 64;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** What a reader may cost on the heap: a few buffers, and no share of the file. */
  private static final long GROWTH_MEBIBYTES = 48;

  @Override
  public Outcome run(Stage stage) throws Exception {
    String job = stage.api().completedJob();
    read(stage, job); // everything that is made once is made now
    long before = stage.heap().usedAfterCollection();
    long started = System.nanoTime();
    List<Future<Long>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(stage.threads().submit(() -> read(stage, job)));
    }
    long during = highestWhile(stage, readers);
    int right = 0;
    for (Future<Long> reader : readers) {
      right += reader.get() == StubFile.CHECKSUM ? 1 : 0;
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    long after = stage.heap().usedAfterCollection();
    double mebibytes = READERS * (StubFile.LENGTH_BYTES / (double) (1 << 20));
    return new Outcome(
        right == READERS
            && during - before <= GROWTH_MEBIBYTES
            && after - before <= GROWTH_MEBIBYTES,
        "%d of %d readers of %d bytes got every one right, %.0f MiB/s in all; heap %d MiB before, %d during, %d after"
            .formatted(
                right, READERS, StubFile.LENGTH_BYTES, mebibytes / seconds, before, during, after));
  }

  private static long highestWhile(Stage stage, List<Future<Long>> readers) throws Exception {
    long highest = 0;
    for (Future<Long> reader : readers) {
      boolean isDone = false;
      while (!isDone) {
        highest = Math.max(highest, stage.heap().usedAfterCollection());
        try {
          reader.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
          isDone = true;
        } catch (TimeoutException stillReading) {
          isDone = false;
        }
      }
    }
    return highest;
  }

  /** The checksum of what came; of another length it is another one. */
  private static long read(Stage stage, String job) throws IOException, InterruptedException {
    CRC32C checksum = new CRC32C();
    byte[] piece = new byte[64 * 1024];
    try (InputStream content = stage.api().content(job)) {
      for (int bytes = content.read(piece); bytes >= 0; bytes = content.read(piece)) {
        checksum.update(piece, 0, bytes);
      }
    }
    return checksum.getValue();
  }
}
