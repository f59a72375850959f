package io.filmgate.core;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of a start, and knows how to undo them in reverse. Blocks; not for event loops.
 */
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  private final Deque<Runnable> undos = new ArrayDeque<>();

  void run(String name, Runnable step) {
    long start = System.nanoTime();
    step.run();
    LOG.debug("{}: {} ms", name, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  /** Remembers how to undo what was just done. */
  void undo(Runnable action) {
    undos.push(action);
  }

  /** Undoes everything; what cannot be undone does not keep the rest from it. */
  void undoAll() {
    while (!undos.isEmpty()) {
      try {
        undos.pop().run();
      } catch (RuntimeException failure) {
        LOG.error("while stopping", failure);
      }
    }
  }

  <T> T await(Future<T> future) {
    return await(future, GatewayLimits.LONGEST_STEP);
  }

  <T> T await(Future<T> future, Duration longest) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new GatewayException(
          String.valueOf(failure.getCause().getMessage()), failure.getCause());
    } catch (TimeoutException late) {
      throw new GatewayException("nothing happened within " + longest.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted", interrupted);
    }
  }
}
