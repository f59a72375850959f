package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewKeyTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private final TestStore store = new TestStore();
  private final KeySecret secret = KeySecret.make(new SecureRandom());
  private final KeyDirectory directory = new KeyDirectory();
  private GatewayConfig config;

  @BeforeEach
  void configure() throws IOException {
    Path file = store.home().resolve("filmgate.yaml");
    Files.writeString(
        file,
        "tenants: { declared: { groups: [vip], keys: { web: { sha256: %s } } } }"
            .formatted("0".repeat(64)));
    config = ConfigFile.load(file, Map.of(), store.home()).config();
    directory.declare(config.tenants());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void refresh() {
    TestStore.await(new StoredKeys(store.vertx(), store.store(), directory).refresh());
  }

  private void write(String tenant, String key) {
    new NewKey(tenant, key).write(config, secret, NOON);
  }

  @Test
  void a_key_that_a_command_makes_works_while_the_gateway_runs() {
    write("acme", "web");
    assertThat(directory.find(secret.reveal())).isEmpty();
    refresh();

    Caller caller = directory.find(secret.reveal()).orElseThrow();
    assertThat(caller.tenant().id()).isEqualTo("acme");
    assertThat(caller.tenant().groups()).containsExactly("default");
    assertThat(caller.key().id()).isEqualTo("web");
    assertThat(caller.key().isEnabled()).isTrue();
  }

  @Test
  void a_key_of_a_declared_tenant_is_one_of_its() {
    write("declared", "more");
    refresh();

    assertThat(directory.find(secret.reveal()).orElseThrow().tenant().groups())
        .containsExactly("vip");
  }

  @Test
  void a_gateway_that_follows_the_store_knows_the_key_by_itself() throws InterruptedException {
    new StoredKeys(store.vertx(), store.store(), directory).follow();
    write("acme", "web");

    CountDownLatch known = new CountDownLatch(1);
    store
        .vertx()
        .setPeriodic(
            10,
            timer -> {
              if (directory.find(secret.reveal()).isPresent()) {
                known.countDown();
              }
            });
    assertThat(known.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_name_that_is_taken_is_refused() {
    write("acme", "web");
    assertThatThrownBy(() -> write("acme", "web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tenant acme has a key web already; choose another name");
    assertThatThrownBy(() -> write("declared", "web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is declared in the configuration");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "-a", "ä", "a b"})
  void a_name_that_is_none_is_refused(String name) {
    assertThatThrownBy(() -> new NewKey(name, "web")).hasMessageStartingWith("tenant must be");
    assertThatThrownBy(() -> new NewKey("acme", name)).hasMessageStartingWith("key must be");
  }
}
