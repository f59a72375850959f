package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.SecretText;
import io.filmgate.core.config.StoreConfig;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is SQLite's alone: files, pragmas, and a disk that can be made full. */
class SqliteStoreTest {
  private static final int PAGE_BYTES = 4096;

  private final TestStore store = new TestStore();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void what_is_committed_survives_the_loss_of_power() {
    SqlWork<String> facts =
        connection ->
            String.join(
                " ",
                text(connection, "pragma journal_mode"),
                text(connection, "pragma synchronous"),
                text(connection, "pragma foreign_keys"),
                text(connection, "pragma busy_timeout"));

    assertThat(TestStore.await(store.store().write(facts))).isEqualTo("wal 2 1 5000");
    assertThat(TestStore.await(store.store().read(facts))).isEqualTo("wal 2 1 5000");
  }

  @Test
  void a_connection_without_the_settings_is_not_used() throws SQLException {
    SqliteFile file = SqliteFile.of(TestStore.config(), store.home());
    try (Connection connection = file.writing().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = normal");

      assertThatThrownBy(() -> file.check(connection))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("synchronous is 1, but must be 2");
    }
  }

  @Test
  void a_second_process_gets_one_clear_line(@TempDir Path scratch) throws Exception {
    Path output = scratch.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SecondOpener.class.getName(),
                store.home().toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output, StandardCharsets.UTF_8).strip())
        .endsWith("filmgate.db is in use by another Filmgate process; stop that one, or ask it");
  }

  /** What the other process does. */
  static final class SecondOpener {
    private SecondOpener() {}

    public static void main(String[] arguments) {
      try {
        Database.open(TestStore.config(), Path.of(arguments[0])).close();
      } catch (StoreException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void an_address_that_is_no_file_is_named() {
    StoreConfig config = new StoreConfig("mysql://host/db", "", new SecretText(""), 0);

    assertThatThrownBy(() -> Database.open(config, store.home()))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "store.url: \"mysql://host/db\" cannot be opened; give sqlite:<path of a file> or"
                + " postgresql://host:port/name");
  }

  @Test
  void a_folder_that_cannot_be_made_is_named(@TempDir Path home) throws IOException {
    Files.createFile(home.resolve("data"));

    assertThatThrownBy(() -> Database.open(TestStore.config(), home))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("cannot make the folder " + home.resolve("data"));
  }

  @Test
  void a_file_that_is_no_database_is_told_so(@TempDir Path home) throws IOException {
    Files.createDirectory(home.resolve("data"));
    Files.writeString(home.resolve("data/filmgate.db"), "no database ".repeat(100));

    assertThatThrownBy(() -> Database.open(TestStore.config(), home))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("NOTADB");
  }

  @Test
  void a_damaged_page_is_told_with_what_to_do() throws Exception {
    TestStore.await(store.store().write(Words::makeTable));
    Words words = new Words();
    for (int i = 0; i < 100; i++) {
      TestStore.await(write(words, "word " + i + " " + "x".repeat(1000)));
    }
    try (Connection aside =
        SqliteFile.of(TestStore.config(), store.home()).writing().getConnection()) {
      assertThat(text(aside, "pragma wal_checkpoint(truncate)")).isEqualTo("0");
    }
    Path file = store.home().resolve("data/filmgate.db");
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.seek(damaged.length() - 20 * PAGE_BYTES);
      damaged.write(new byte[19 * PAGE_BYTES]);
    }

    assertThatThrownBy(
            () ->
                Store.readBeside(
                    store.configuration(),
                    store.home(),
                    connection ->
                        text(connection, "select sum(length(word)) from word not indexed")))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("the file is damaged; restore a backup");
  }

  @Test
  void a_full_disk_fails_the_whole_batch_once_and_recovers_when_there_is_room_again() {
    TestStore.await(store.store().write(Words::makeTable));
    int pages =
        Integer.parseInt(
            TestStore.await(
                store.store().read(connection -> text(connection, "pragma page_count"))));
    execute("pragma max_page_count = " + (pages + 1));
    Words words = new Words();
    int before = words.batches.size();
    List<Future<Object>> answers = new ArrayList<>();
    store.together(
        () -> {
          for (int i = 0; i < 100; i++) {
            answers.add(write(words, "word " + i + " " + "x".repeat(1000)));
          }
        });

    for (Future<Object> answer : answers) {
      assertThatThrownBy(() -> TestStore.await(answer))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("FULL");
    }
    assertThat(words.batches).hasSize(before + 1);
    assertThat(words.rollbacks).hasValue(1);
    assertThat(Words.stored(store.store())).isEmpty();
    assertThatThrownBy(() -> TestStore.await(write(words, "y".repeat(100_000))))
        .isInstanceOf(StoreUnavailableException.class);

    execute("pragma max_page_count = 1000000");
    assertThat(TestStore.await(write(words, "z".repeat(100_000)))).isEqualTo(100_000);
    assertThat(Words.stored(store.store())).hasSize(1);
  }

  private Future<Object> write(Words words, String word) {
    return store.store().write(words, word);
  }

  private void execute(String sql) {
    TestStore.await(
        store
            .store()
            .write(
                connection -> {
                  try (Statement statement = connection.createStatement()) {
                    return statement.execute(sql);
                  }
                }));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
