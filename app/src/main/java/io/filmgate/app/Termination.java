package io.filmgate.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command run until Ctrl-C or SIGTERM, and then end in its own order before the process
 * does. The outermost resource of a command: closing it lets the process go.
 */
final class Termination implements AutoCloseable {
  private static final long LONGEST_END_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private Termination() {}

  static Termination watch() {
    Termination termination = new Termination();
    Runtime.getRuntime().addShutdownHook(new Thread(termination::hold, "filmgate-termination"));
    return termination;
  }

  /**
   * Runs while the process is asked to end, and keeps it until the command has closed everything.
   */
  private void hold() {
    asked.countDown();
    try {
      ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the process is asked to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
