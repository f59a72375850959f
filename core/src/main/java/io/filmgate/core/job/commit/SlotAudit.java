package io.filmgate.core.job.commit;

import io.filmgate.core.job.commit.SlotCounts.Count;
import io.filmgate.core.ledger.Difference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts slots and flows again and compares. */
public final class SlotAudit {
  private SlotAudit() {}

  /** Every counter that is not what the open jobs say; empty if all is well. */
  public static List<Difference> run(Connection connection) throws SQLException {
    SlotCounts expected = SlotCounts.read(connection);
    Map<String, Count> flows = new HashMap<>();
    expected.flows().forEach((flow, jobs) -> flows.put(flow.id(), new Count(0, jobs)));
    List<Difference> differences = new ArrayList<>();
    compare(
        "slot ",
        stored(connection, "select id, running, waiting from slot"),
        expected.slots(),
        differences);
    compare("flow ", stored(connection, "select id, 0, waiting from flow"), flows, differences);
    return differences;
  }

  private static Map<String, Count> stored(Connection connection, String sql) throws SQLException {
    Map<String, Count> counts = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        counts.put(row.getString(1), new Count(row.getLong(2), row.getLong(3)));
      }
    }
    return counts;
  }

  private static void compare(
      String what,
      Map<String, Count> stored,
      Map<String, Count> expected,
      List<Difference> differences) {
    Set<String> ids = new TreeSet<>(stored.keySet());
    ids.addAll(expected.keySet());
    for (String id : ids) {
      Count is = stored.getOrDefault(id, Count.NONE);
      Count should = expected.getOrDefault(id, Count.NONE);
      if (!is.equals(should)) {
        differences.add(new Difference(what + id, is.toString(), should.toString()));
      }
    }
  }
}
