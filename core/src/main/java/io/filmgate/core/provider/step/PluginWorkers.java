package io.filmgate.core.provider.step;

import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which one revision's code runs, and the one place where whatever it throws is
 * caught. A call that takes too long is given up: its thread is left to itself and another one
 * takes its place, up to a bound.
 *
 * <p>Futures fail with the {@link ProviderException} that the plugin threw or with {@link
 * PluginFault}, and complete on the caller's context.
 */
public final class PluginWorkers {
  /** How long one call into a plugin may take. */
  public static final Duration LONGEST_CALL = Duration.ofSeconds(2);

  /** How long loading a jar may take: class loading from a cold disk included. */
  public static final Duration LONGEST_LOAD = Duration.ofSeconds(20);

  /** How long a call may take when it is the first one, and loads the classes of all others. */
  public static final Duration LONGEST_FIRST_CALL = Duration.ofSeconds(10);

  static final int THREADS = 4;
  static final int REPLACEMENTS = 4;

  /** How many new operations may wait for a thread; what has begun goes on in any case. */
  static final int WAITING = 1_000;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration IDLE_THREAD = Duration.ofSeconds(60);
  private static final long LOOKS_PER_LIMIT = 10;

  private final Vertx vertx;
  private final Duration longestCall;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor watchdog;
  private final ScheduledFuture<?> looks;
  private final Set<Call<?>> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger stuck = new AtomicInteger();
  private final AtomicLong faults = new AtomicLong();

  /**
   * Makes the threads' names and limits; threads begin when there is work.
   *
   * @param contextLoader what the threads' class loader is: the plugin's, never the gateway's
   */
  public PluginWorkers(Vertx vertx, String name, ClassLoader contextLoader, Duration longestCall) {
    this.vertx = vertx;
    this.longestCall = longestCall;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_THREAD.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("plugin-" + name, contextLoader));
    threads.allowCoreThreadTimeOut(true);
    this.watchdog = new ScheduledThreadPoolExecutor(1, daemons("watchdog-" + name, contextLoader));
    long every = longestCall.toNanos() / LOOKS_PER_LIMIT;
    this.looks = watchdog.scheduleWithFixedDelay(this::look, every, every, TimeUnit.NANOSECONDS);
  }

  private static ThreadFactory daemons(String name, ClassLoader contextLoader) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(null, work, name + "-" + number.incrementAndGet(), 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(contextLoader);
      return thread;
    };
  }

  /** Runs the first call of an operation, unless too many wait already. */
  public <T> Future<T> begin(Callable<T> body) {
    if (threads.getQueue().size() >= WAITING) {
      return Future.failedFuture(
          new ProviderException(
              ErrorKind.UNAVAILABLE, "Too many requests wait for this provider; nothing was sent"));
    }
    return goOn(body);
  }

  /** Runs a further call of an operation that has begun. */
  public <T> Future<T> goOn(Callable<T> body) {
    if (stuck.get() >= THREADS + REPLACEMENTS) {
      return Future.failedFuture(fault(new PluginFault("all of its threads are stuck")));
    }
    Call<T> call = new Call<>(body, vertx.getOrCreateContext());
    open.add(call);
    try {
      threads.execute(call);
    } catch (RejectedExecutionException closed) {
      call.stop();
    }
    return call.promise.future();
  }

  /** How often the plugin broke its contract. */
  public long faults() {
    return faults.get();
  }

  /** Counts a breach that showed itself only in what a call returned. */
  PluginFault fault(PluginFault fault) {
    faults.incrementAndGet();
    return fault;
  }

  /** Ends the threads; those that are stuck are interrupted and left to themselves. */
  public void close() {
    looks.cancel(false);
    watchdog.shutdown();
    threads.shutdownNow();
    open.forEach(Call::stop);
  }

  private void look() {
    long now = System.nanoTime();
    open.forEach(call -> call.look(now));
  }

  private synchronized void resize() {
    int size = THREADS + Math.min(REPLACEMENTS, stuck.get());
    if (size > threads.getMaximumPoolSize()) {
      threads.setMaximumPoolSize(size);
      threads.setCorePoolSize(size);
    } else {
      threads.setCorePoolSize(size);
      threads.setMaximumPoolSize(size);
    }
  }

  private final class Call<T> implements Runnable {
    private final Callable<T> body;
    private final Context context;
    private final Promise<T> promise = Promise.promise();
    private final AtomicBoolean isAnswered = new AtomicBoolean();
    private final long queuedAt = System.nanoTime();
    private long startedAt;
    private Thread thread; // while the body runs
    private boolean isStuck;

    Call(Callable<T> body, Context context) {
      this.body = body;
      this.context = context;
    }

    @Override
    public void run() {
      if (isAnswered.get()) {
        return;
      }
      begin();
      try {
        T value = body.call();
        if (value == null) {
          fail(fault(new PluginFault("it returned null")));
        } else {
          answer(() -> promise.complete(value));
        }
      } catch (Throwable thrown) { // errors too: a plugin's must not end the gateway
        fail(failure(thrown));
      } finally {
        end();
      }
    }

    private synchronized void begin() {
      startedAt = System.nanoTime();
      thread = Thread.currentThread();
    }

    private synchronized void end() {
      open.remove(this);
      thread = null;
      Thread.interrupted();
      if (isStuck) {
        stuck.decrementAndGet();
        resize();
      }
    }

    private Throwable failure(Throwable thrown) {
      if (thrown instanceof ProviderException meant && meant.kind() != null) {
        return meant;
      }
      if (thrown instanceof PluginFault found) {
        return fault(found);
      }
      try {
        return fault(PluginFault.thrown(thrown));
      } catch (Throwable brokenThrowable) {
        return fault(new PluginFault("it threw something that cannot even be looked at"));
      }
    }

    synchronized void look(long now) {
      if (thread == null) {
        if (now - queuedAt > LONGEST_WAIT.toNanos() && !isAnswered.get()) {
          open.remove(this);
          fail(fault(new PluginFault("none of its threads became free")));
        }
      } else if (!isStuck && now - startedAt > longestCall.toNanos()) {
        isStuck = true;
        stuck.incrementAndGet();
        resize();
        StackTraceElement[] where = thread.getStackTrace();
        fail(
            fault(
                new PluginFault(
                    "it took longer than "
                        + longestCall.toMillis()
                        + " ms"
                        + (where.length == 0 ? "" : " at " + where[0]))));
        thread.interrupt(); // after the answer: a body that then returns is late all the same
      }
    }

    void stop() {
      open.remove(this);
      fail(new PluginFault("its threads have ended"));
    }

    private void fail(Throwable cause) {
      answer(() -> promise.fail(cause));
    }

    private void answer(Runnable completion) {
      if (isAnswered.compareAndSet(false, true)) {
        context.runOnContext(now -> completion.run());
      }
    }
  }
}
