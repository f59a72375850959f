package io.filmgate.core.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Everything that is written goes through one thread: operations that arrive while one commit is on
 * its way share the next. An operation's future completes when it is durable, on the caller's
 * context.
 */
final class GroupCommit implements AutoCloseable {
  /** More would make the first in a batch wait for the last. */
  static final int MOST_IN_A_BATCH = 256;

  /** Above this many the store is too slow for its callers, who had better know. */
  static final int MOST_WAITING = 8192;

  /** How often the database is asked about a commit in doubt while nothing else is written. */
  private static final Duration ASK_EVERY = Duration.ofMillis(250);

  private static final String CLOSED = "the store is closed";
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final BatchCommit commit;

  /** An empty one says that it is time to look whether the store is closing. */
  private final BlockingQueue<Optional<Entry<?>>> arrived = new ArrayBlockingQueue<>(MOST_WAITING);

  private final Thread thread;
  private volatile boolean isClosing;

  GroupCommit(Vertx vertx, BatchCommit commit) {
    this.vertx = vertx;
    this.commit = commit;
    this.thread = new Thread(this::run, "filmgate-store-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * An operation on its way.
   *
   * @param keys what it is about
   */
  record Entry<O>(
      BatchWriter<O> writer,
      O operation,
      Set<String> keys,
      Promise<Object> promise,
      Context context) {
    void succeed(Object answer) {
      context.runOnContext(nothing -> promise.complete(answer));
    }

    void fail(StoreException failure) {
      context.runOnContext(nothing -> promise.fail(failure));
    }
  }

  /** Hands an operation over; never blocks. */
  <O> Future<Object> submit(BatchWriter<O> writer, O operation) {
    Entry<O> entry =
        new Entry<>(
            writer,
            operation,
            writer.keys(operation),
            Promise.promise(),
            vertx.getOrCreateContext());
    if (isClosing) {
      return Future.failedFuture(new StoreUnavailableException(CLOSED));
    }
    if (!arrived.offer(Optional.of(entry))) {
      return Future.failedFuture(
          new StoreUnavailableException(MOST_WAITING + " operations wait for the store already"));
    }
    if (!thread.isAlive()) {
      failArrived(); // it came after the thread's last look
    }
    return entry.promise().future();
  }

  private void run() {
    Deque<Entry<?>> postponed = new ArrayDeque<>();
    try {
      while (!(isClosing && arrived.isEmpty() && postponed.isEmpty())) {
        List<Entry<?>> batch = nextBatch(postponed);
        if (batch.isEmpty()) {
          commit.settle();
        } else {
          commit.run(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      commit.end();
      failArrived();
    }
  }

  private void failArrived() {
    List<Optional<Entry<?>>> left = new ArrayList<>();
    arrived.drainTo(left);
    left.stream()
        .flatMap(Optional::stream)
        .forEach(entry -> entry.fail(new StoreUnavailableException(CLOSED)));
  }

  /** Takes what has arrived, and puts off what must not meet something earlier in one batch. */
  private List<Entry<?>> nextBatch(Deque<Entry<?>> postponed) throws InterruptedException {
    List<Optional<Entry<?>>> next = new ArrayList<>();
    if (postponed.isEmpty() && commit.isInDoubt()) {
      Optional.ofNullable(arrived.poll(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS))
          .ifPresent(next::add);
    } else if (postponed.isEmpty()) {
      next.add(arrived.take());
    }
    arrived.drainTo(next, Math.max(0, MOST_IN_A_BATCH - next.size() - postponed.size()));
    List<Entry<?>> candidates = new ArrayList<>(postponed);
    postponed.clear();
    next.stream().flatMap(Optional::stream).forEach(candidates::add);
    List<Entry<?>> batch = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Entry<?> candidate : candidates) {
      boolean isAlone = Collections.disjoint(taken, candidate.keys());
      (isAlone ? batch : postponed).add(candidate);
      taken.addAll(candidate.keys());
    }
    return batch;
  }

  /** Commits what has been handed over, and ends. */
  @Override
  public void close() {
    isClosing = true;
    arrived.offer(Optional.empty());
    try {
      thread.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
