package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.filmgate.core.config.SecretText;
import io.filmgate.core.config.StoreConfig;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is PostgreSQL's alone: settings, the writer's lock, and a server that goes and comes. */
class PostgresStoreTest {
  private final TestStore store = new TestStore(TestDatabase.POSTGRESQL);
  private final Words words = new Words();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_is_committed_survives_the_loss_of_power_and_nothing_waits_for_ever() {
    SqlWork<String> facts =
        connection ->
            text(
                connection,
                "select string_agg(setting || coalesce(unit, ''), ' ' order by name)"
                    + " from pg_settings where name in ('fsync', 'synchronous_commit',"
                    + " 'full_page_writes', 'transaction_isolation', 'statement_timeout',"
                    + " 'lock_timeout', 'idle_in_transaction_session_timeout')");

    assertThat(TestStore.await(store.store().write(facts)))
        .isEqualTo("on on 30000ms 3000ms 20000ms on read committed");
    assertThat(TestStore.await(store.store().read(facts)))
        .isEqualTo("on on 30000ms 3000ms 10000ms on read committed");
  }

  @Test
  void a_server_that_loses_what_it_has_committed_is_not_used() throws SQLException {
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set synchronous_commit = off");

      assertThatThrownBy(() -> PostgresServer.check(connection, "the database"))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage("the database has synchronous_commit off, but must have it on");
    }
  }

  @Test
  void a_second_node_gets_one_clear_line() {
    StoreConfig config = store.configuration();

    assertThatThrownBy(() -> Database.open(config, store.home()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessage(
            config.url() + " is in use by another Filmgate process; stop that one, or ask it");
  }

  @Test
  void a_command_writes_beside_the_node_that_serves() {
    TestStore.await(store.store().write(Words::makeTable));

    Store.writeBeside(
        store.configuration(),
        store.home(),
        connection -> execute(connection, "insert into word values ('a')"));

    assertThat(Words.stored(store.store())).containsExactly("a");
  }

  @Test
  void a_command_makes_the_tables_where_nobody_serves() {
    StoreConfig empty = TestDatabase.POSTGRESQL.makeEmpty();
    try {
      int tenants =
          Store.writeBeside(
              empty,
              store.home(),
              connection -> Integer.parseInt(text(connection, "select count(*) from tenant")));

      assertThat(tenants).isZero();
    } finally {
      TestDatabase.POSTGRESQL.drop(empty);
    }
  }

  @Test
  void a_server_that_is_not_there_is_named() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }
    String url = "postgresql://127.0.0.1:" + port + "/filmgate";

    assertThatThrownBy(() -> Database.open(config(url), store.home()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageStartingWith("store.url: cannot connect to " + url + ": Connection to ");
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    String url = store.configuration().url() + "_not";

    assertThatThrownBy(() -> Database.open(config(url), store.home()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageEndingWith("does not exist");
  }

  private static StoreConfig config(String url) {
    return new StoreConfig(url, "postgres", new SecretText(""), 0);
  }

  @Test
  void a_lost_connection_costs_one_batch_and_comes_back_by_itself() throws SQLException {
    TestStore.await(store.store().write(Words::makeTable));
    loseConnections();
    Future<Object> first = write("a");
    assertThatThrownBy(() -> TestStore.await(first))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("the store cannot be written");

    assertThat(TestStore.await(write("b"))).isEqualTo(1);
    assertThat(TestStore.await(store.store().write(Words::read))).containsExactly("b");
  }

  @Test
  void a_store_that_another_process_has_written_to_meanwhile_is_given_up() throws SQLException {
    TestStore.await(store.store().write(Words::makeTable));
    loseConnections();
    assertThatThrownBy(() -> TestStore.await(write("a")))
        .isInstanceOf(StoreUnavailableException.class);
    try (Connection connection = store.connect()) {
      execute(connection, "update commit_mark set number = number + 1");
    }

    assertThatThrownBy(() -> TestStore.await(write("b"))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> TestStore.await(write("c")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("restart");
    assertThat(store.broken()).singleElement().isInstanceOf(StoreLostException.class);
  }

  /** Ends the server's side of every connection to the database but the one that asks. */
  private void loseConnections() throws SQLException {
    try (Connection connection = store.connect()) {
      text(
          connection,
          "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }

  @Test
  void neither_log_nor_answer_holds_the_row_that_was_refused() {
    TestStore.await(store.store().write(Words::makeTable));
    Logger logger = (Logger) LoggerFactory.getLogger(BatchCommit.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      List<Future<Object>> answers =
          List.of(
              write("an astronaut\u0000 walks"), write("a horse rides"), write("a horse rides"));
      assertThatThrownBy(() -> TestStore.await(answers.get(0)))
          .isInstanceOf(StoreException.class)
          .hasMessage("refused: SQLSTATE 22021")
          .satisfies(failure -> assertThat(trace(failure)).doesNotContain("astronaut"));
      assertThatThrownBy(() -> TestStore.await(answers.get(2)))
          .satisfies(failure -> assertThat(trace(failure)).doesNotContain("horse"));
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).isNotEmpty();
    assertThat(log.list)
        .allSatisfy(
            event ->
                assertThat(
                        event.getFormattedMessage()
                            + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                    .doesNotContain("astronaut", "horse"));
  }

  private static String trace(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private Future<Object> write(String word) {
    return store.store().write(words, word);
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
