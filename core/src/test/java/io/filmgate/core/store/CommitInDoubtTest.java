package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.store.BatchCommit.Connector;
import io.filmgate.core.store.GroupCommit.Entry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** A connection that is lost while it commits: its batch is answered by what the database holds. */
class CommitInDoubtTest {
  private final TestStore beside = new TestStore(TestDatabase.POSTGRESQL);
  private final Words words = new Words();
  private final List<Throwable> broken = new ArrayList<>();

  /** What becomes of each attempt to connect, beginning with the second. */
  private final Deque<Connector> next = new ArrayDeque<>();

  private PostgresSession session;
  private Loss loss = Loss.NONE;

  private enum Loss {
    NONE,
    BEFORE,
    AFTER
  }

  @BeforeEach
  void takeOver() throws SQLException {
    TestStore.await(beside.store().write(Words::makeTable));
    beside.store().close();
    Connection connection = connect();
    assertThat(WriterLock.take(connection)).isTrue();
    session = PostgresSession.first(losing(connection));
    next.add(() -> session);
  }

  @AfterEach
  void close() {
    beside.reopen();
    beside.close();
  }

  private Connection connect() throws SQLException {
    Connection connection = beside.connect();
    connection.setAutoCommit(false);
    return connection;
  }

  private WriteSession reconnect() throws SQLException {
    Connection connection = connect();
    try {
      session = PostgresSession.after(session, connection);
      return session;
    } catch (StoreLostException e) {
      connection.close();
      throw e;
    }
  }

  private WriteSession refuse() throws SQLException {
    throw new PSQLException("Connection refused.", PSQLState.CONNECTION_UNABLE_TO_CONNECT);
  }

  @Test
  void what_has_arrived_is_answered_as_written() {
    next.add(this::reconnect);
    BatchCommit commit = commit();
    loss = Loss.AFTER;
    Future<Object> answer = run(commit, "a");

    assertThat(TestStore.await(answer)).isEqualTo(1);
    assertThat(words.commits).hasValue(1);
    assertThat(words.rollbacks).hasValue(0);
    commit.end();
    assertThat(stored()).containsExactly("a");
  }

  @Test
  void what_has_not_arrived_is_answered_as_unavailable() {
    next.add(this::reconnect);
    BatchCommit commit = commit();
    loss = Loss.BEFORE;
    Future<Object> answer = run(commit, "a");
    loss = Loss.NONE;

    assertThatThrownBy(() -> TestStore.await(answer)).isInstanceOf(StoreUnavailableException.class);
    assertThat(words.commits).hasValue(0);
    assertThat(words.rollbacks).hasValue(1);
    assertThat(TestStore.await(run(commit, "b"))).isEqualTo(1);
    commit.end();
    assertThat(stored()).containsExactly("b");
  }

  @Test
  void nobody_is_answered_and_nothing_is_written_until_the_database_can_be_asked() {
    next.add(this::refuse);
    next.add(this::refuse);
    next.add(this::refuse);
    next.add(this::reconnect);
    BatchCommit commit = commit();
    loss = Loss.AFTER;
    Future<Object> inDoubt = run(commit, "a");
    Future<Object> meanwhile = run(commit, "b");

    assertThatThrownBy(() -> TestStore.await(meanwhile))
        .isInstanceOf(StoreUnavailableException.class);
    commit.settle();
    assertThat(commit.isInDoubt()).isTrue();
    assertThat(inDoubt.isComplete()).isFalse();

    commit.settle();
    assertThat(commit.isInDoubt()).isFalse();
    assertThat(TestStore.await(inDoubt)).isEqualTo(1);
    commit.end();
    assertThat(stored()).containsExactly("a");
  }

  @Test
  void a_batch_that_has_written_nothing_is_never_in_doubt() {
    next.add(this::reconnect);
    BatchCommit commit = commit();
    loss = Loss.BEFORE;
    Promise<Object> answer = Promise.promise();
    commit.run(List.of(entry(new Readers(), "a", answer)));

    assertThat(commit.isInDoubt()).isFalse();
    assertThatThrownBy(() -> TestStore.await(answer.future()))
        .isInstanceOf(StoreUnavailableException.class);
    commit.end();
  }

  @Test
  void what_is_in_doubt_when_the_store_closes_is_answered_as_unavailable() {
    next.add(this::refuse);
    next.add(this::refuse);
    BatchCommit commit = commit();
    loss = Loss.AFTER;
    Future<Object> inDoubt = run(commit, "a");
    commit.end();

    assertThatThrownBy(() -> TestStore.await(inDoubt))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void a_store_that_is_not_as_it_was_left_ends_all_writing() {
    next.add(
        () -> {
          try (Connection other = connect();
              Statement statement = other.createStatement()) {
            statement.execute("update commit_mark set number = number + 7");
            other.commit();
          }
          return reconnect();
        });
    BatchCommit commit = commit();
    loss = Loss.AFTER;
    Future<Object> inDoubt = run(commit, "a");

    assertThatThrownBy(() -> TestStore.await(inDoubt))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(broken).singleElement().isInstanceOf(StoreLostException.class);
    commit.end();
  }

  private BatchCommit commit() {
    return new BatchCommit(() -> next.remove().open(), broken::add);
  }

  private Future<Object> run(BatchCommit commit, String word) {
    Promise<Object> promise = Promise.promise();
    commit.run(List.of(entry(words, word, promise)));
    return promise.future();
  }

  private Entry<String> entry(BatchWriter<String> writer, String word, Promise<Object> promise) {
    return new Entry<>(writer, word, Set.of(word), promise, beside.vertx().getOrCreateContext());
  }

  private List<String> stored() {
    beside.reopen();
    return Words.stored(beside.store());
  }

  /** Only looks. */
  private static final class Readers implements BatchWriter<String> {
    @Override
    public Set<String> keys(String operation) {
      return Set.of();
    }

    @Override
    public List<Object> write(WriteSession session, List<String> operations) throws SQLException {
      session.statement("select count(*) from word").executeQuery().close();
      return List.of(0);
    }

    @Override
    public void committed() {}

    @Override
    public void rolledBack() {}
  }

  /** Loses the answer to a commit, or the commit itself. */
  private Connection losing(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              boolean isLost = method.getName().equals("commit") && loss != Loss.NONE;
              if (isLost && loss == Loss.BEFORE) {
                real.close();
              }
              try {
                Object result =
                    isLost && loss == Loss.BEFORE ? null : method.invoke(real, arguments);
                if (isLost) {
                  throw new PSQLException(
                      "An I/O error occurred while sending to the backend.",
                      PSQLState.CONNECTION_FAILURE);
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
