package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class StoreTest {
  private final TestStore store;

  StoreTest(TestDatabase database) {
    store = new TestStore(database);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readers_cannot_write() {
    assertThatThrownBy(
            () ->
                TestStore.await(
                    store.store().read(connection -> execute(connection, "delete from slot"))))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageMatching(".*: (SQLITE_READONLY|SQLSTATE 25006)");
  }

  @Test
  void what_was_written_is_there_after_opening_again() {
    TestStore.await(
        store
            .store()
            .write(
                connection ->
                    execute(connection, "insert into slot values ('t:acme', 1, 2, 3, 4)")));
    store.reopen();

    String waiting =
        TestStore.await(
            store.store().read(connection -> text(connection, "select waiting from slot")));
    assertThat(waiting).isEqualTo("2");
  }

  @Test
  void answers_of_reads_come_on_the_callers_context() {
    Context context = store.vertx().getOrCreateContext();
    Promise<Context> seen = Promise.promise();
    context.runOnContext(
        nothing ->
            store
                .store()
                .read(connection -> 1)
                .onComplete(done -> seen.complete(Vertx.currentContext())));

    assertThat(TestStore.await(seen.future())).isSameAs(context);
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
