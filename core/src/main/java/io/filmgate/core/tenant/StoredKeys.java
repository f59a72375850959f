package io.filmgate.core.tenant;

import io.filmgate.core.store.Changes;
import io.filmgate.core.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tenants and keys that were made at run time from the store into the directory, and follows
 * what other processes make: a command may write them while the gateway runs.
 */
public final class StoredKeys implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoredKeys.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Store store;
  private final KeyDirectory directory;
  private volatile long revision = -1;
  private volatile boolean isClosed;

  private record Rows(
      long revision, List<Tenant> tenants, List<StoredKey> keys, Set<KeyId> disabled) {}

  public StoredKeys(Vertx vertx, Store store, KeyDirectory directory) {
    this.vertx = vertx;
    this.store = store;
    this.directory = directory;
  }

  /** Reads them now, unless nothing has changed since. */
  public Future<Void> refresh() {
    long known = revision;
    return store
        .read(
            connection -> {
              // read before the rows: what changes in between is read once more
              long current = new Changes(connection).revision(KeyChanges.CHANGED);
              if (current == known) {
                return Optional.<Rows>empty();
              }
              KeyTable table = new KeyTable(connection);
              return Optional.of(
                  new Rows(current, table.tenants(), table.keys(), table.disabled()));
            })
        .map(
            rows -> {
              rows.ifPresent(this::takeOver);
              return null;
            });
  }

  /** Of two readings at a time, the older one may come last. */
  private synchronized void takeOver(Rows rows) {
    if (rows.revision() <= revision) {
      return;
    }
    directory.store(rows.tenants(), rows.keys(), rows.disabled());
    revision = rows.revision();
  }

  /** Reads them again and again until this is closed; one after the other, so that none is old. */
  public void follow() {
    vertx.setTimer(
        INTERVAL.toMillis(),
        timer -> {
          if (!isClosed) {
            refresh()
                .onFailure(failure -> LOG.debug("keys cannot be read: {}", failure.getMessage()))
                .onComplete(done -> follow());
          }
        });
  }

  /** Reads them no more; to be called before the store is closed. */
  @Override
  public void close() {
    isClosed = true;
  }
}
