package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.ledger.Scope;
import io.filmgate.core.store.WriteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The slots of keys, tenants and channels, as rows and in memory. */
final class SlotTable {
  private static final int MOST_KEPT = 50_000;
  private static final String SELECT =
      "select id, running, waiting, served, tat from slot where id in";
  private static final String INSERT =
      "insert into slot (running, waiting, served, tat, id) values (?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update slot set running = ?, waiting = ?, served = ?, tat = ? where id = ?";

  private final Map<String, SlotCounter> counters = new HashMap<>();
  private long lastTurn;

  static String channelId(String channelId) {
    return "c:" + channelId;
  }

  SlotCounter channel(String channelId) {
    return counter(channelId(channelId));
  }

  SlotCounter of(Scope scope) {
    return counter(scope.id());
  }

  SlotCounter counter(String id) {
    SlotCounter counter = counters.get(id);
    if (counter == null) {
      throw new IllegalStateException("slot " + id + " was not loaded");
    }
    return counter;
  }

  /** Notes that a key and its tenant have had their turn. Turns follow the clock, never back. */
  void serve(Job job, Instant now) {
    lastTurn = Math.max(lastTurn + 1, TimeUnit.MILLISECONDS.toMicros(now.toEpochMilli()));
    of(Scope.key(job.tenantId(), job.keyId())).serve(lastTurn);
    of(Scope.tenant(job.tenantId())).serve(lastTurn);
  }

  /** Reads counters; those that are missing start at nothing. */
  void load(WriteSession session, Collection<String> ids) throws SQLException {
    Set<String> unknown =
        ids.stream().filter(id -> !counters.containsKey(id)).collect(Collectors.toSet());
    session.rows(
        SELECT,
        unknown,
        "order by id",
        row ->
            counters.put(
                row.getString(1),
                new SlotCounter(
                    row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), true)));
    unknown.forEach(id -> counters.computeIfAbsent(id, same -> new SlotCounter(0, 0, 0, 0, false)));
  }

  /** Writes what has changed, sorted, so that two nodes never wait for each other. */
  void save(WriteSession session) throws SQLException {
    Map<String, SlotCounter> changed = new TreeMap<>();
    counters.forEach(
        (id, counter) -> {
          if (counter.isChanged()) {
            changed.put(id, counter);
          }
        });
    for (Map.Entry<String, SlotCounter> entry : changed.entrySet()) {
      SlotCounter counter = entry.getValue();
      session
          .batch(counter.isStored() ? UPDATE : INSERT)
          .whole(counter.running())
          .whole(counter.waiting())
          .whole(counter.served())
          .whole(counter.tat())
          .text(entry.getKey())
          .add();
      counter.written();
    }
  }

  void forget() {
    counters.clear();
  }

  /** Keeps memory bounded; what is forgotten is read again. */
  void trim() {
    if (counters.size() > MOST_KEPT) {
      forget();
    }
  }
}
