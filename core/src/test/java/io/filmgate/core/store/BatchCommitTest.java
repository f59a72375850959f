package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.GroupCommit.Entry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Failures of the disk and of the connection, which no real file shows on demand. */
class BatchCommitTest {
  private final TestStore store = new TestStore();
  private final List<Throwable> broken = new ArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private String failing = "";
  private SQLiteErrorCode failure = SQLiteErrorCode.SQLITE_IOERR_FSYNC;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_disk_that_fails_in_a_commit_ends_all_writing() {
    BatchCommit commit = new BatchCommit(this::connect, broken::add);
    failing = "commit";
    Future<Object> first = run(commit);
    failing = "";
    Future<Object> second = run(commit);

    assertThat(failureOf(first)).isInstanceOf(StoreUnavailableException.class);
    assertThat(broken).singleElement().isInstanceOf(SQLiteException.class);
    assertThat(failureOf(second))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("restart");
  }

  @Test
  void a_busy_database_fails_one_batch_and_the_next_is_tried_afresh() {
    BatchCommit commit = new BatchCommit(this::connect, broken::add);
    failure = SQLiteErrorCode.SQLITE_BUSY;
    failing = "begin immediate";
    Future<Object> first = run(commit);
    failing = "";

    assertThat(failureOf(first)).isInstanceOf(StoreUnavailableException.class);
    assertThat(TestStore.await(run(commit))).isEqualTo("written");
    assertThat(broken).isEmpty();
    assertThat(connections).as("a connection that cannot begin is not kept").hasValue(2);
    commit.end();
  }

  private Throwable failureOf(Future<Object> answer) {
    return TestStore.await(answer.otherwise(failed -> failed).map(Throwable.class::cast));
  }

  private Future<Object> run(BatchCommit commit) {
    Promise<Object> promise = Promise.promise();
    commit.run(
        List.of(
            new Entry<>(
                new Nothing(), "x", Set.of(), promise, store.vertx().getOrCreateContext())));
    return promise.future();
  }

  private static final class Nothing implements BatchWriter<String> {
    @Override
    public Set<String> keys(String operation) {
      return Set.of();
    }

    @Override
    public List<Object> write(WriteSession session, List<String> operations) {
      return List.of("written");
    }

    @Override
    public void committed() {}

    @Override
    public void rolledBack() {}
  }

  private WriteSession connect() throws SQLException {
    connections.incrementAndGet();
    Connection real = SqliteFile.of(TestStore.config(), store.home()).writing().getConnection();
    return new SqliteSession(
        proxy(
            Connection.class,
            real,
            (method, result) ->
                method.equals("createStatement")
                    ? proxy(Statement.class, (Statement) result, (name, same) -> same)
                    : result));
  }

  /** What becomes of a method's result. */
  @FunctionalInterface
  private interface After {
    Object result(String method, Object result);
  }

  private <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("execute") && failing.equals(arguments[0])) {
                throw new SQLiteException("made up", failure);
              }
              try {
                return after.result(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
