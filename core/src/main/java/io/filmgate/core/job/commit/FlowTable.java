package io.filmgate.core.job.commit;

import io.filmgate.core.store.WriteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many jobs wait in each flow, as rows and in memory. A flow without any has no row. */
final class FlowTable {
  private static final String SELECT = "select tenant_id, key_id, lane, waiting from flow";
  private static final String INSERT =
      "insert into flow (id, tenant_id, key_id, lane, waiting) values (?, ?, ?, ?, ?)";
  private static final String UPDATE = "update flow set waiting = ? where id = ?";
  private static final String DELETE = "delete from flow where id = ?";

  private final Map<Flow, Long> waiting = new HashMap<>();
  private final Set<Flow> stored = new HashSet<>();
  private final Set<Flow> changed = new HashSet<>();
  private boolean isLoaded;

  void load(WriteSession session) throws SQLException {
    if (isLoaded) {
      return;
    }
    try (ResultSet row = session.statement(SELECT).executeQuery()) {
      while (row.next()) {
        Flow flow = new Flow(row.getString(1), row.getString(2), row.getString(3));
        waiting.put(flow, row.getLong(4));
        stored.add(flow);
      }
    }
    isLoaded = true;
  }

  void add(Flow flow, long more) {
    waiting.merge(flow, more, Long::sum);
    changed.add(flow);
  }

  boolean isWaiting(Flow flow) {
    return waiting.getOrDefault(flow, 0L) > 0;
  }

  /** Every flow in which something waits. */
  Set<Flow> waiting() {
    return waiting.keySet();
  }

  /** Writes what has changed. */
  void save(WriteSession session) throws SQLException {
    for (Flow flow : changed) {
      long jobs = waiting.get(flow);
      if (jobs == 0) {
        waiting.remove(flow);
        if (stored.remove(flow)) {
          session.batch(DELETE).text(flow.id()).add();
        }
      } else if (stored.add(flow)) {
        session
            .batch(INSERT)
            .text(flow.id())
            .text(flow.tenantId())
            .text(flow.keyId())
            .text(flow.lane())
            .whole(jobs)
            .add();
      } else {
        session.batch(UPDATE).whole(jobs).text(flow.id()).add();
      }
    }
    changed.clear();
  }

  void forget() {
    waiting.clear();
    stored.clear();
    changed.clear();
    isLoaded = false;
  }
}
