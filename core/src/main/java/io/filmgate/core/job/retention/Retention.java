package io.filmgate.core.job.retention;

import io.filmgate.core.config.JobsConfig;
import io.filmgate.core.store.Store;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes finished jobs when they have been kept long enough: now and then, in small commits that
 * others share, with long pauses between them. While the store is away nothing is tried before the
 * next time. Lives on a context of its own.
 */
public final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

  /** A pause is so many times as long as the commit before it: a slow store is left alone. */
  private static final long PAUSE_PER_COMMIT = 4;

  private final Vertx vertx;
  private final Store store;
  private final InstantSource clock;
  private final Supplier<JobsConfig> config;
  private final Context context;
  private final long timer;
  private boolean isUnderWay;
  private volatile boolean isClosed;

  /**
   * @param config says how long a job is kept after its end
   */
  public Retention(Vertx vertx, Store store, InstantSource clock, Supplier<JobsConfig> config) {
    this.vertx = vertx;
    this.store = store;
    this.clock = clock;
    this.config = config;
    this.context = vertx.getOrCreateContext();
    this.timer = vertx.setPeriodic(EVERY.toMillis(), due -> context.runOnContext(go -> round()));
  }

  private void round() {
    if (!isUnderWay) {
      isUnderWay = true;
      once()
          .onFailure(failure -> LOG.debug("old jobs stay for now: {}", failure.getMessage()))
          .onComplete(over -> isUnderWay = false);
    }
  }

  /** Deletes everything that is due now; the answer is how many jobs it were. */
  public Future<Long> once() {
    Promise<Long> over = Promise.promise();
    context.runOnContext(go -> new Round(over).begin());
    return over.future();
  }

  /** Deletes no more; what is being committed is. */
  @Override
  public void close() {
    isClosed = true;
    vertx.cancelTimer(timer);
  }

  /** One commit after the other: a chain of futures would grow with their number. */
  private final class Round {
    private final Promise<Long> over;
    private final Instant endedBefore = clock.instant().minus(config.get().retention());
    private List<String> page = List.of();
    private int done;
    private long deleted;

    Round(Promise<Long> over) {
      this.over = over;
    }

    void begin() {
      if (isClosed) {
        end();
      } else {
        read();
      }
    }

    private void read() {
      store
          .read(connection -> new FinishedJobs(connection).endedBefore(endedBefore))
          .onSuccess(this::delete)
          .onFailure(over::fail);
    }

    private void delete(List<String> ids) {
      page = ids;
      done = 0;
      next();
    }

    private void next() {
      if (!isClosed && done < page.size()) {
        commit(page.subList(done, Math.min(page.size(), done + FinishedJobs.IN_A_COMMIT)));
      } else if (!isClosed && page.size() == FinishedJobs.IN_A_PAGE) {
        read();
      } else {
        end();
      }
    }

    private void commit(List<String> ids) {
      long startedAt = System.nanoTime();
      store
          .write(connection -> new FinishedJobs(connection).delete(ids))
          .onSuccess(
              jobs -> {
                done += ids.size();
                deleted += jobs;
                pause(Duration.ofNanos(System.nanoTime() - startedAt));
              })
          .onFailure(over::fail);
    }

    private void pause(Duration commit) {
      Duration pause = commit.multipliedBy(PAUSE_PER_COMMIT);
      Duration atLeast = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
      vertx.setTimer(atLeast.toMillis(), awake -> next());
    }

    private void end() {
      if (deleted > 0) {
        LOG.info("deleted {} jobs that ended before {}", deleted, endedBefore);
      }
      over.complete(deleted);
    }
  }
}
