package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCopiesTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final SqlWork<String> SECRETS =
      connection -> column(connection, "select name from secret order by name");

  private final TestStore store = new TestStore();
  private final StoreCopies copies = new StoreCopies(store.configuration(), store.home());
  private final Path database = store.home().resolve("data/filmgate.db");

  @TempDir private Path folder;

  @AfterEach
  void close() {
    store.close();
  }

  private void write(String name) {
    TestStore.await(
        store
            .store()
            .write(
                connection ->
                    execute(connection, "insert into secret values ('" + name + "', 'x')")));
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static String column(Connection connection, String sql) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.append(row.getString(1)).append(' ');
      }
    }
    return rows.toString().strip();
  }

  private String stored() {
    return Store.readBeside(store.configuration(), store.home(), SECRETS);
  }

  private Path copyOf(String... names) {
    for (String name : names) {
      write(name);
    }
    Path file = folder.resolve("copy.db");
    copies.make(file, NOON, SECRETS);
    return file;
  }

  @Test
  void a_copy_is_made_beside_a_gateway_and_only_its_owner_can_read_it() throws IOException {
    write("one");
    write("two");
    Path file = folder.resolve("copy.db");

    assertThat(copies.make(file, NOON, SECRETS)).isEqualTo("one two");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    write("three");
    assertThat(stored()).isEqualTo("one three two");
  }

  @Test
  void a_copy_replaces_nothing_and_leaves_nothing_when_it_fails() throws IOException {
    Path file = copyOf("one");
    assertThatThrownBy(() -> copies.make(file, NOON, SECRETS))
        .hasMessage(file + " is there already; a backup replaces nothing");
    Path other = folder.resolve("other.db");
    assertThatThrownBy(
            () -> copies.make(other, NOON, connection -> column(connection, "select nonsense")))
        .isInstanceOf(StoreException.class);
    Path partial = Files.createFile(folder.resolve("third.db.partial"));
    assertThatThrownBy(() -> copies.make(folder.resolve("third.db"), NOON, SECRETS))
        .hasMessageContaining("another backup is being made");
    Path nowhere = folder.resolve("empty");
    assertThatThrownBy(
            () -> new StoreCopies(TestStore.config(), nowhere).make(other, NOON, SECRETS))
        .hasMessageStartingWith("there is no store to copy");

    assertThat(partial).exists();
    try (var files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("copy.db", "third.db.partial", "empty");
    }
  }

  @Test
  void nobody_serves_a_copy_before_it_is_restored() throws IOException {
    Path file = copyOf("one");
    store.store().close();
    Files.delete(database);
    Files.deleteIfExists(database.resolveSibling("filmgate.db-wal"));
    Files.copy(file, database);

    assertThatThrownBy(store::reopen)
        .hasMessage(
            "the store is a copy that was made by filmgate backup;"
                + " put it in place with filmgate restore, or it could send jobs twice");
    copies.restore(file, true, NOON, SECRETS);
    store.reopen();
    assertThat(stored()).isEqualTo("one");
  }

  @Test
  void a_restore_waits_for_no_gateway_and_replaces_only_if_asked_to() throws IOException {
    Path file = copyOf("one");
    assertThatThrownBy(() -> copies.restore(file, true, NOON, SECRETS))
        .hasMessageContaining("is in use by another Filmgate process");
    write("two");
    Path inputs = Files.createDirectories(database.resolveSibling("inputs"));
    Files.writeString(inputs.resolve("video_1.json"), "{}");
    store.store().close();
    assertThatThrownBy(() -> copies.restore(file, false, NOON, SECRETS))
        .hasMessage(database + " is there already; with --replace it is kept under another name");

    RestoredStore<String> restored = copies.restore(file, true, NOON.plusSeconds(9), SECRETS);

    Path kept = database.resolveSibling("filmgate.db.20261125T120009Z");
    assertThat(restored).isEqualTo(new RestoredStore<>("one", NOON, Optional.of(kept)));
    assertThat(database.resolveSibling("inputs.20261125T120009Z/video_1.json")).exists();
    assertThat(inputs).doesNotExist();
    store.reopen();
    assertThat(stored()).isEqualTo("one");
    assertThat(
            Store.readBeside(
                new StoreConfig("sqlite:" + kept, "", store.configuration().password(), 0),
                store.home(),
                SECRETS))
        .isEqualTo("one two");
  }

  @Test
  void a_restore_that_fails_leaves_the_store_as_it_was() throws IOException {
    Path file = copyOf("one");
    write("two");
    store.store().close();

    Path damaged = folder.resolve("damaged.db");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 1);
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> copies.restore(damaged, true, NOON, SECRETS))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged");
    Path text = Files.writeString(folder.resolve("a.txt"), "no database ".repeat(99));
    assertThatThrownBy(() -> copies.restore(text, true, NOON, SECRETS))
        .hasMessage(text + " is damaged, or was not made by filmgate backup: SQLITE_NOTADB");
    assertThatThrownBy(
            () ->
                copies.restore(
                    file, true, NOON, connection -> column(connection, "select nonsense")))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> copies.restore(folder.resolve("nothing"), true, NOON, SECRETS))
        .hasMessage("there is no file " + folder.resolve("nothing"));

    store.reopen();
    assertThat(stored()).isEqualTo("one two");
    try (var files = Files.list(database.getParent())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .allMatch(name -> !name.contains("restoring") && !name.contains("2026"));
    }
  }
}
