package io.filmgate.core.job.commit;

import io.filmgate.core.job.commit.SlotCounts.Count;
import io.filmgate.core.store.WriteSession;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Sets every slot and flow to what the open jobs say. Turns and rates stay as they are. */
final class SlotRecount {
  private SlotRecount() {}

  /** To be run before the counters are used for the first time. */
  static void run(WriteSession session) throws SQLException {
    SlotCounts counts = SlotCounts.read(session.connection());
    try (Statement statement = session.connection().createStatement()) {
      statement.executeUpdate(
          "update slot set running = 0, waiting = 0 where running <> 0 or waiting <> 0");
      statement.executeUpdate("delete from flow");
    }
    SlotTable slots = new SlotTable();
    slots.load(session, counts.slots().keySet());
    for (Map.Entry<String, Count> entry : counts.slots().entrySet()) {
      slots.counter(entry.getKey()).addRunning(entry.getValue().running());
      slots.counter(entry.getKey()).addWaiting(entry.getValue().waiting());
    }
    slots.save(session);
    FlowTable flows = new FlowTable();
    counts.flows().forEach(flows::add);
    flows.save(session);
    session.flush();
  }
}
