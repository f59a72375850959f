package io.filmgate.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command run until Ctrl-C or SIGTERM, and then end in its own order before the process
 * does.
 */
final class Termination {
  private static final long LONGEST_END_SECONDS = 60;

  private Termination() {}

  /** Returns when the process is asked to end; the process ends when the calling thread does. */
  static void await() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  asked.countDown();
                  join(command);
                },
                "filmgate-termination"));
    asked.await();
  }

  /** The process must not end while the command still closes things. */
  private static void join(Thread command) {
    try {
      command.join(TimeUnit.SECONDS.toMillis(LONGEST_END_SECONDS));
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
