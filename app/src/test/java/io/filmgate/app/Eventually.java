package io.filmgate.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for what can only be asked for: the state behind an HTTP interface. */
final class Eventually {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Eventually() {}

  /** Asks until the answer is as wanted. */
  static <T> T get(Callable<T> question, Predicate<T> wanted) throws Exception {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    T answer = question.call();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not as wanted after " + LONGEST + ": " + answer);
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS))
          .get();
      answer = question.call();
    }
    return answer;
  }
}
