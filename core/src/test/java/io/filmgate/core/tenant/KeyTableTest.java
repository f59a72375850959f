package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyTableTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00.123Z");
  private static final LimitsConfig LIMITS =
      new LimitsConfig(
          OptionalInt.of(60),
          OptionalInt.empty(),
          OptionalInt.of(0),
          List.of(
              new BudgetConfig(Unit.CREDITS, new BigDecimal("0.000001"), Period.MONTH),
              new BudgetConfig(Unit.JOBS, new BigDecimal("5"), Period.EVER)));
  private static final Tenant ACME =
      new Tenant("acme", Set.of("default", "vip"), new BigDecimal("1.25"), LIMITS);
  private static final StoredKey WEB = key("web", "a".repeat(64));

  private Connection connection;
  private KeyTable table;

  private static StoredKey key(String id, String sha256) {
    return new StoredKey(
        new ApiKey("acme", id, List.of("kling-*"), List.of("::1"), Optional.of(NOW), true, LIMITS),
        sha256,
        NOW);
  }

  @BeforeEach
  void migrate() throws IOException, SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (InputStream in =
            KeyTable.class.getResourceAsStream("/io/filmgate/core/store/migrations/V2__keys.sql");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    table = new KeyTable(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void what_is_inserted_is_read_again() throws SQLException {
    assertThat(table.insert(ACME, NOW)).isTrue();
    assertThat(table.insert(WEB)).isTrue();
    assertThat(table.tenants()).containsExactly(ACME);
    assertThat(table.keys()).containsExactly(WEB);
  }

  @Test
  void a_key_without_end_and_limits_is_read_again() throws SQLException {
    StoredKey plain =
        new StoredKey(
            new ApiKey(
                "acme", "app", List.of("*"), List.of(), Optional.empty(), true, LimitsConfig.NONE),
            "b".repeat(64),
            NOW);
    table.insert(plain);
    assertThat(table.keys()).containsExactly(plain);
  }

  @Test
  void an_id_or_a_hash_that_is_taken_is_refused_and_changes_nothing() throws SQLException {
    table.insert(ACME, NOW);
    table.insert(WEB);
    assertThat(table.insert(ACME, NOW)).isFalse();
    assertThat(table.insert(key("web", "b".repeat(64)))).isFalse();
    assertThat(table.insert(key("app", WEB.sha256()))).isFalse();
    assertThat(table.keys()).containsExactly(WEB);
  }

  @Test
  void a_key_can_be_disabled_and_enabled_again() throws SQLException {
    table.insert(WEB);
    assertThat(table.setEnabled("acme", "web", false)).isTrue();
    assertThat(table.keys()).extracting(stored -> stored.key().isEnabled()).containsExactly(false);
    assertThat(table.setEnabled("acme", "web", true)).isTrue();
    assertThat(table.keys()).containsExactly(WEB);
    assertThat(table.setEnabled("acme", "other", false)).isFalse();
  }
}
