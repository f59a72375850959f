package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.StoreConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class MigrationsTest {
  private final TestDatabase kind;
  private StoreConfig config;
  private DataSource database;

  MigrationsTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void make(@TempDir Path home) {
    config = kind.make(home);
    database = kind.writing(config, home);
  }

  @AfterEach
  void drop() {
    kind.drop(config);
  }

  @Test
  void a_new_store_gets_the_newest_tables() throws SQLException {
    assertThat(number("select max(cast(version as integer)) from flyway_schema_history"))
        .isEqualTo(Migrations.NEWEST);
  }

  /** A history that Flyway would refuse shows that it is not asked. */
  @Test
  void nothing_is_done_to_a_store_that_is_up_to_date() throws SQLException {
    execute("update flyway_schema_history set checksum = 1");
    Migrations.run(database);

    assertThat(number("select checksum from flyway_schema_history")).isEqualTo(1);
  }

  @Test
  void a_store_that_a_newer_version_has_changed_too_much_is_refused_in_one_line()
      throws SQLException {
    execute("update compatibility set minimum_version = 99");

    assertThatThrownBy(() -> Migrations.run(database))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "the store was written by a newer Filmgate: it needs schema version 99, this one knows "
                + Migrations.NEWEST
                + "; install the newer one, or restore a backup");
  }

  @Test
  void a_newer_store_that_this_version_can_live_with_is_used() throws SQLException {
    execute(
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success) values (99, '99', 'x', 'SQL', 'x', 'x', 1,"
            + " true)");
    int before = number("select count(*) from flyway_schema_history");
    Migrations.run(database);

    assertThat(number("select count(*) from flyway_schema_history")).isEqualTo(before);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
