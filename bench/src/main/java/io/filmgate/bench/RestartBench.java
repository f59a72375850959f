package io.filmgate.bench;

import io.filmgate.bench.crash.run.CalmRun;
import io.filmgate.bench.crash.run.OrderlyRestart;
import java.time.Duration;

/**
 * Shows that an orderly restart costs nobody anything: requests are answered, if only with 503, and
 * no job is put in doubt. Exit status 1 if not.
 */
public final class RestartBench {
  private RestartBench() {}

  /**
   * Runs.
   *
   * @param arguments how many restarts, and how many seconds apart; usually 15 and 20
   */
  public static void main(String[] arguments) throws Exception {
    int restarts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    Duration every = Duration.ofSeconds(arguments.length > 1 ? Long.parseLong(arguments[1]) : 20);
    CalmShow.run("restarts", restarts, new OrderlyRestart(every), CalmRun.Outcome::isKind);
  }
}
