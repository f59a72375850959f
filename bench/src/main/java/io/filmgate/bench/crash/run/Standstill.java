package io.filmgate.bench.crash.run;

import io.filmgate.bench.crash.evidence.SqliteLedger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The moment at which nothing happens to any job any more. */
final class Standstill {
  /** A poll every fifteen seconds, a pause of a channel now and then, and a line before that. */
  private static final Duration LONGEST_END = Duration.ofMinutes(5);

  private Standstill() {}

  /**
   * Jobs that go on are waited for in any case, those in doubt as long as patience lasts.
   *
   * @param database of a gateway that runs
   */
  static void await(Path database, Duration patience) throws SQLException, InterruptedException {
    long started = System.nanoTime();
    SqliteLedger.Count count = SqliteLedger.count(database);
    while ((count.moving() > 0 && System.nanoTime() - started < LONGEST_END.toNanos())
        || (count.inDoubt() > 0 && System.nanoTime() - started < patience.toNanos())) {
      TimeUnit.SECONDS.sleep(1);
      count = SqliteLedger.count(database);
    }
  }
}
