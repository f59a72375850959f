package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
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

  private final TestStore store;
  private Connection connection;
  private KeyTable table;

  private static StoredKey key(String id, String sha256) {
    return new StoredKey(
        new ApiKey("acme", id, List.of("kling-*"), List.of("::1"), Optional.of(NOW), true, LIMITS),
        sha256,
        NOW,
        Optional.empty());
  }

  KeyTableTest(TestDatabase database) {
    store = new TestStore(database);
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = store.connect();
    table = new KeyTable(connection);
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    store.close();
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
            NOW,
            Optional.empty());
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
  void disabled_keys_are_remembered_whether_or_not_they_are_stored() throws SQLException {
    KeyId declared = new KeyId("acme", "declared");
    assertThat(table.setEnabled(declared, false, NOW)).isTrue();
    assertThat(table.setEnabled(declared, false, NOW)).isFalse();
    assertThat(table.disabled()).containsExactly(declared);
    assertThat(table.setEnabled(declared, true, NOW)).isTrue();
    assertThat(table.setEnabled(declared, true, NOW)).isFalse();
    assertThat(table.disabled()).isEmpty();
  }

  @Test
  void a_new_secret_leaves_the_one_before_for_a_while() throws SQLException {
    table.insert(WEB);
    StoredKey rotated = WEB.rotated("b".repeat(64), NOW);
    assertThat(table.updateSecrets(rotated)).isTrue();
    assertThat(table.keys()).containsExactly(rotated);
    assertThat(table.updateSecrets(key("other", "c".repeat(64)))).isFalse();
  }

  @Test
  void a_key_that_is_deleted_leaves_nothing_behind() throws SQLException {
    table.insert(ACME, NOW);
    table.insert(WEB);
    table.setEnabled(WEB.id(), false, NOW);
    table.used(WEB.id(), NOW);
    table.used(WEB.id(), NOW.plusSeconds(1));
    assertThat(table.lastUsed()).containsEntry(WEB.id(), NOW.plusSeconds(1));

    assertThat(table.delete(WEB.id())).isTrue();

    assertThat(table.keys()).isEmpty();
    assertThat(table.disabled()).isEmpty();
    assertThat(table.lastUsed()).isEmpty();
    assertThat(table.delete(WEB.id())).isFalse();
    assertThat(table.deleteTenant("acme")).isTrue();
    assertThat(table.tenants()).isEmpty();
  }
}
