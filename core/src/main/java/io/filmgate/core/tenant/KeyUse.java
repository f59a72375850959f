package io.filmgate.core.tenant;

import io.filmgate.core.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When keys were last used: noted in memory, written once a minute, so that no request waits. */
public final class KeyUse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyUse.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Store store;
  private final InstantSource clock;
  private final Map<KeyId, Instant> notWritten = new ConcurrentHashMap<>();
  private final Runnable stopTimer;

  public KeyUse(Vertx vertx, Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    long timer = vertx.setPeriodic(INTERVAL.toMillis(), fired -> write());
    this.stopTimer = () -> vertx.cancelTimer(timer);
  }

  /** A request came with this key. From any thread. */
  public void used(Caller caller) {
    notWritten.put(new KeyId(caller.key().tenantId(), caller.key().id()), clock.instant());
  }

  /** Writes what is not written yet; what cannot be written is kept for the next time. */
  public Future<Void> write() {
    Map<KeyId, Instant> taken = new HashMap<>(notWritten);
    if (taken.isEmpty()) {
      return Future.succeededFuture();
    }
    return store
        .write(
            connection -> {
              KeyTable table = new KeyTable(connection);
              for (Map.Entry<KeyId, Instant> use : taken.entrySet()) {
                table.used(use.getKey(), use.getValue());
              }
              return taken;
            })
        .map(
            written -> {
              written.forEach(notWritten::remove);
              return (Void) null;
            })
        .recover(
            failure -> {
              LOG.debug("the use of keys cannot be written: {}", failure.getMessage());
              return Future.succeededFuture();
            });
  }

  /** Stops; what is not written yet can still be written. */
  @Override
  public void close() {
    stopTimer.run();
  }
}
