package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.store.Parameters;
import io.filmgate.core.store.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The oldest jobs of one flow, read a few at a time while they are being started. */
final class FlowHeads {
  private static final int READ_AT_ONCE = 8;
  static final String SELECT =
      "select "
          + JobRow.COLUMNS
          + " from job where tenant_id = ? and key_id = ? and lane = ? and state = 'queued'"
          + " and id > ? order by id limit "
          + READ_AT_ONCE;

  private final WriteSession session;
  private final Flow flow;
  private final List<String> lane;
  private final Deque<Job> heads = new ArrayDeque<>();
  private String lastRead = "";
  private boolean isAtEnd;

  FlowHeads(WriteSession session, Flow flow) {
    this.session = session;
    this.flow = flow;
    this.lane = JobRow.lane(flow.lane());
  }

  List<String> lane() {
    return lane;
  }

  /** The oldest job that was not taken. */
  Optional<Job> head() throws SQLException {
    if (heads.isEmpty() && !isAtEnd) {
      read();
    }
    return Optional.ofNullable(heads.peek());
  }

  boolean isOlderThan(FlowHeads other) throws SQLException {
    return head().orElseThrow().id().compareTo(other.head().orElseThrow().id()) < 0;
  }

  Job take() {
    return heads.remove();
  }

  private void read() throws SQLException {
    PreparedStatement statement = session.statement(SELECT);
    Parameters.of(statement)
        .text(flow.tenantId())
        .text(flow.keyId())
        .text(flow.lane())
        .text(lastRead);
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        heads.add(JobRow.read(row));
      }
    }
    isAtEnd = heads.size() < READ_AT_ONCE;
    if (!heads.isEmpty()) {
      lastRead = heads.getLast().id();
    }
  }
}
