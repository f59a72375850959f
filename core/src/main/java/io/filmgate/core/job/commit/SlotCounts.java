package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job.Attempt;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.ledger.Scope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the open jobs, and those that their vendors may still work on, say that every slot and flow
 * must be. The jobs are the truth.
 */
record SlotCounts(Map<String, Count> slots, Map<Flow, Long> flows) {
  /** Whoever owns them; without the index's first column SQLite would read every job there is. */
  private static final String EVERY_OPEN = "owner > '' and " + JobRow.IS_OPEN;

  static final String KEYS =
      "select tenant_id, key_id,"
          + " sum(case when state in ('submitting', 'running') then 1 else 0 end),"
          + " sum(case when state = 'queued' then 1 else 0 end) from job where "
          + EVERY_OPEN
          + " group by tenant_id, key_id";
  private static final String IS_NOT_SUPPOSED = "send_before < " + Attempt.SUPPOSED.toEpochMilli();
  static final String CHANNELS =
      "select channel_id, count(*) from job where "
          + EVERY_OPEN
          + " and state <> 'queued' and (state <> 'in_doubt' or "
          + IS_NOT_SUPPOSED
          + ") group by channel_id";
  static final String LINGERING =
      "select aftermath.channel_id, count(*) from aftermath join job on job.id = job_id"
          + " where ended_at is null and "
          + IS_NOT_SUPPOSED
          + " group by aftermath.channel_id";
  static final String FLOWS =
      "select tenant_id, key_id, lane, count(*) from job where state = 'queued'"
          + " group by tenant_id, key_id, lane";

  /** One slot's jobs. */
  record Count(long running, long waiting) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count more) {
      return new Count(running + more.running, waiting + more.waiting);
    }
  }

  /** Counts the open jobs. */
  static SlotCounts read(Connection connection) throws SQLException {
    SlotCounts counts = new SlotCounts(new HashMap<>(), new HashMap<>());
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(KEYS)) {
        while (row.next()) {
          Count count = new Count(row.getLong(3), row.getLong(4));
          counts.add(Scope.key(row.getString(1), row.getString(2)).id(), count);
          counts.add(Scope.tenant(row.getString(1)).id(), count);
        }
      }
      for (String sql : List.of(CHANNELS, LINGERING)) {
        try (ResultSet row = statement.executeQuery(sql)) {
          while (row.next()) {
            counts.add(SlotTable.channelId(row.getString(1)), new Count(row.getLong(2), 0));
          }
        }
      }
      try (ResultSet row = statement.executeQuery(FLOWS)) {
        while (row.next()) {
          counts.flows.put(
              new Flow(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4));
        }
      }
    }
    return counts;
  }

  private void add(String slot, Count count) {
    slots.merge(slot, count, Count::plus);
  }
}
