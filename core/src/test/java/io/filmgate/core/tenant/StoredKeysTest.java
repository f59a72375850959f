package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.store.Changes;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class StoredKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private final KeyDirectory directory = new KeyDirectory();
  private final TestStore store;
  private final StoredKeys keys;

  StoredKeysTest(TestDatabase database) {
    store = new TestStore(database);
    keys = new StoredKeys(store.vertx(), store.store(), directory);
    keys.follow();
  }

  @AfterEach
  void close() {
    keys.close();
    store.close();
  }

  @Test
  void a_key_that_another_process_makes_is_known_within_a_second() {
    make("web");

    TestStore.await(aSecond());

    assertThat(directory.key("acme", "web")).isPresent();
  }

  @Test
  void a_key_that_another_process_disables_is_refused_within_a_second() {
    make("web");
    TestStore.await(keys.refresh());

    TestStore.await(
        store
            .store()
            .write(
                connection -> {
                  new Changes(connection).note(KeyChanges.CHANGED);
                  return new KeyTable(connection).setEnabled(new KeyId("acme", "web"), false, NOW);
                }));
    TestStore.await(aSecond());

    assertThat(directory.key("acme", "web").orElseThrow().isEnabled()).isFalse();
  }

  @Test
  void nothing_is_read_after_the_end() {
    keys.close();
    make("web");

    TestStore.await(aSecond());

    assertThat(directory.key("acme", "web")).isEmpty();
  }

  private Future<Void> aSecond() {
    return store.vertx().timer(1, TimeUnit.SECONDS).mapEmpty();
  }

  private void make(String keyId) {
    ApiKey key =
        new ApiKey(
            "acme", keyId, List.of("*"), List.of(), Optional.empty(), true, LimitsConfig.NONE);
    TestStore.await(
        store
            .store()
            .write(
                connection -> {
                  KeyTable table = new KeyTable(connection);
                  table.insert(
                      new Tenant("acme", Set.of("default"), BigDecimal.ONE, LimitsConfig.NONE),
                      NOW);
                  new Changes(connection).note(KeyChanges.CHANGED);
                  return table.insert(new StoredKey(key, "a".repeat(64), NOW, Optional.empty()));
                }));
  }
}
