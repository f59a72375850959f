package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A connection that holds the writer's lock, and numbers its commits: the number stands in a row
 * that each commit changes too. So whoever has the lock next can tell whether a commit arrived
 * whose answer did not. (The status of its transaction would not do: a server that has crashed
 * gives the numbers of transactions that were lost to others.)
 */
final class PostgresSession extends WriteSession {
  private static final String MAKE_MARK =
      "create table if not exists commit_mark (number bigint not null)";
  private static final String FIRST_MARK =
      "insert into commit_mark (number) select 0 where not exists (select 1 from commit_mark)";
  private static final String READ_MARK = "select number from commit_mark";

  /** A batch that has written nothing does not wait for the disk. */
  private static final String SET_MARK =
      "update commit_mark set number = ? where pg_current_xact_id_if_assigned() is not null";

  private static final String WHO =
      "select pid, backend_start::text from pg_stat_activity where pid = pg_backend_pid()";
  private static final String END =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where pid = ? and backend_start = ?::timestamptz";

  private final Backend backend;
  private final boolean hasDoubtfulCommit;
  private long committed;
  private boolean isInDoubt;

  private PostgresSession(Connection connection, long committed, boolean hasDoubtfulCommit)
      throws SQLException {
    super(connection);
    this.backend = backend(connection);
    this.committed = committed;
    this.hasDoubtfulCommit = hasDoubtfulCommit;
  }

  /** The server's process behind a connection; the number alone may be another's one day. */
  private record Backend(int pid, String startedAt) {}

  /** Starts to number; the connection has the lock, and the other tables are there. */
  static PostgresSession first(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(MAKE_MARK);
      statement.execute(FIRST_MARK);
    }
    PostgresSession session = new PostgresSession(connection, mark(connection), false);
    connection.commit();
    return session;
  }

  /**
   * Goes on where another session has stopped.
   *
   * @throws StoreLostException if the store is not as that session left it
   */
  static PostgresSession after(PostgresSession before, Connection connection) throws SQLException {
    end(before.backend, connection);
    if (!WriterLock.take(connection)) {
      throw new SQLException("another process has the writer's lock", "55P03");
    }
    long stored = mark(connection);
    boolean hasDoubtfulCommit = before.isInDoubt && stored == before.committed + 1;
    if (stored != before.committed && !hasDoubtfulCommit) {
      throw new StoreLostException(
          "the store has commit %d, not %d: another process has written to it, or the server has lost commits"
              .formatted(stored, before.committed));
    }
    PostgresSession session = new PostgresSession(connection, stored, hasDoubtfulCommit);
    connection.commit();
    return session;
  }

  private static void end(Backend backend, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END)) {
      Parameters.of(statement).whole(backend.pid()).text(backend.startedAt());
      statement.executeQuery().close();
    }
    connection.commit();
  }

  private static Backend backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WHO)) {
      row.next();
      return new Backend(row.getInt(1), row.getString(2));
    }
  }

  private static long mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(READ_MARK)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  boolean hasDoubtfulCommit() {
    return hasDoubtfulCommit;
  }

  /** The driver begins with the first statement. */
  @Override
  void begin() throws SQLException {
    WriterLock.takeTurn(connection());
  }

  @Override
  void commit() throws SQLException {
    boolean hasWritten = setMark(committed + 1);
    try {
      connection().commit();
    } catch (SQLException e) {
      if (hasWritten && !SqlFailures.isRefusal(e)) {
        isInDoubt = true;
        throw new CommitInDoubtException(e);
      }
      throw e;
    }
    if (hasWritten) {
      committed++;
    }
  }

  private boolean setMark(long number) throws SQLException {
    PreparedStatement statement = statement(SET_MARK);
    statement.setLong(1, number);
    return statement.executeUpdate() == 1;
  }

  @Override
  boolean undo() {
    try {
      connection().rollback();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
