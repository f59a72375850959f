package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.ConfigException;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.store.EveryDatabase;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.Store;
import io.filmgate.core.store.TestDatabase;
import io.filmgate.core.store.TestStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EveryDatabase
class KeyChangesTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final KeyId WEB = new KeyId("acme", "web");
  private static final KeyId DECLARED = new KeyId("declared", "web");

  private final TestStore store;
  private final KeySecret secret = KeySecret.make(new SecureRandom());
  private final KeySecret newSecret = KeySecret.make(new SecureRandom());
  private final KeySecret declaredSecret = KeySecret.make(new SecureRandom());
  private final KeyDirectory directory = new KeyDirectory();
  private StoredKeys stored;
  private GatewayConfig config;

  KeyChangesTest(TestDatabase database) {
    store = new TestStore(database);
  }

  @FunctionalInterface
  private interface Wish<T> {
    Change<T> on(KeyChanges changes) throws SQLException;
  }

  @BeforeEach
  void configure() throws IOException {
    Path file = store.home().resolve("filmgate.yaml");
    Files.writeString(
        file,
        "tenants: { declared: { groups: [vip], keys: { web: { sha256: %s } } } }"
            .formatted(declaredSecret.sha256()));
    config = ConfigFile.load(file, Map.of(), store.home()).config();
    directory.declare(config.tenants());
    stored = new StoredKeys(store.vertx(), store.store(), directory);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** As a command does it, while the gateway serves the store. */
  private <T> Change<T> change(Wish<T> wish) {
    return beside(connection -> wish.on(new KeyChanges(connection, config.tenants(), "ann", NOON)));
  }

  private <T> T beside(SqlWork<T> work) {
    return Store.writeBeside(store.configuration(), store.home(), work);
  }

  private Change<KeyEntry> create(String tenant, String key, JsonObject members) {
    return change(
        changes ->
            changes.create(
                TenantText.tenant(tenant, new JsonObject()),
                TenantText.key(key, members, secret.sha256())));
  }

  private Optional<Caller> find(KeySecret wanted) {
    TestStore.await(stored.refresh());
    return directory.find(wanted.reveal());
  }

  private static void refused(Change<?> change, Change.Reason reason, String message) {
    assertThat(change).isEqualTo(new Change.Refused<>(reason, message));
  }

  @Test
  void a_key_works_while_the_gateway_runs_and_brings_its_tenant() {
    create("acme", "web", new JsonObject().put("models", new JsonArray(List.of("kling-*"))));

    Caller caller = find(secret).orElseThrow();
    assertThat(caller.tenant().groups()).containsExactly("default");
    assertThat(caller.key().mayUse("kling-v1")).isTrue();
    assertThat(caller.key().mayUse("viduq1")).isFalse();
  }

  @Test
  void a_key_of_a_declared_tenant_is_one_of_its() {
    create("declared", "more", new JsonObject());

    assertThat(find(secret).orElseThrow().tenant().groups()).containsExactly("vip");
  }

  @Test
  void an_id_that_is_taken_is_refused() {
    create("acme", "web", new JsonObject());

    refused(
        create("acme", "web", new JsonObject()),
        Change.Reason.TAKEN,
        "there is a key acme/web already; choose another name");
    refused(
        create("declared", "web", new JsonObject()),
        Change.Reason.TAKEN,
        "there is a key declared/web already; choose another name");
    refused(
        change(changes -> changes.create(TenantText.tenant("declared", new JsonObject()))),
        Change.Reason.TAKEN,
        "there is a tenant declared already; choose another name");
  }

  @Test
  void a_leaked_key_is_refused_and_taken_again_even_if_the_file_declares_it() {
    assertThat(find(declaredSecret).orElseThrow().key().isEnabled()).isTrue();

    change(changes -> changes.setEnabled(DECLARED, false));
    assertThat(find(declaredSecret).orElseThrow().key().isEnabled()).isFalse();

    change(changes -> changes.setEnabled(DECLARED, true));
    assertThat(find(declaredSecret).orElseThrow().key().isEnabled()).isTrue();
  }

  @Test
  void a_rotated_key_has_two_secrets_until_the_overlap_ends() {
    create("acme", "web", new JsonObject());

    change(changes -> changes.rotate(WEB, newSecret, Duration.ofHours(1)));

    assertThat(find(newSecret).orElseThrow().key().expires()).isEmpty();
    assertThat(find(secret).orElseThrow().key().expires()).contains(NOON.plusSeconds(3600));
    refused(
        change(changes -> changes.rotate(DECLARED, newSecret, Duration.ZERO)),
        Change.Reason.DECLARED,
        "key declared/web is declared in the configuration; change it there");
  }

  @Test
  void what_is_deleted_is_gone() {
    create("acme", "web", new JsonObject());
    refused(
        change(changes -> changes.deleteTenant("acme")),
        Change.Reason.IN_USE,
        "tenant acme has keys: delete web first");

    change(changes -> changes.delete(WEB));
    change(changes -> changes.deleteTenant("acme"));

    assertThat(find(secret)).isEmpty();
    refused(
        change(changes -> changes.delete(WEB)), Change.Reason.UNKNOWN, "there is no key acme/web");
    refused(
        change(changes -> changes.deleteTenant("acme")),
        Change.Reason.UNKNOWN,
        "there is no tenant acme");
    refused(
        change(changes -> changes.deleteTenant("declared")),
        Change.Reason.DECLARED,
        "tenant declared is declared in the configuration; change it there");
  }

  @Test
  void each_change_is_in_the_audit_and_no_secret_is() {
    create("acme", "web", new JsonObject());
    change(changes -> changes.setEnabled(WEB, false));
    change(changes -> changes.setEnabled(WEB, false));
    change(changes -> changes.rotate(WEB, newSecret, Duration.ZERO));

    List<AuditEntry> entries =
        beside(
            connection ->
                new AuditTable(connection).latest(Optional.empty(), Optional.empty(), 10));
    assertThat(entries)
        .extracting(AuditEntry::action)
        .containsExactly("key.rotate", "key.disable", "key.create", "tenant.create");
    assertThat(entries).allMatch(entry -> entry.operator().equals("ann"));
    AuditEntry disabled = entries.get(1);
    assertThat(disabled.subject()).isEqualTo("acme/web");
    assertThat(disabled.before().getString("state")).isEqualTo("enabled");
    assertThat(disabled.after().getString("state")).isEqualTo("disabled");
    assertThat(entries.toString())
        .doesNotContain(secret.reveal(), secret.sha256(), newSecret.sha256());
    List<AuditEntry> older =
        beside(
            connection ->
                new AuditTable(connection)
                    .latest(Optional.empty(), Optional.of(disabled.id()), 10));
    assertThat(older).isEqualTo(entries.subList(2, 4));
  }

  @Test
  void everything_that_is_wrong_with_a_key_is_told_at_once() {
    JsonObject wrong =
        new JsonObject()
            .put("expires", "tomorrow")
            .put("allowed_addresses", new JsonArray(List.of("010.0.0.1")))
            .put("sha256", "0".repeat(64))
            .put(
                "limits",
                new JsonObject()
                    .put("running_jobs", 0)
                    .put("budgets", new JsonArray(List.of(new JsonObject().put("credits", -1)))));

    assertThatThrownBy(() -> TenantText.key("a/b", wrong, secret.sha256()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "key: must be 1 to 63 letters",
            "expires: must be a time such as",
            "allowed_addresses[0]: must be",
            "sha256: unknown key",
            "limits.running_jobs: must be",
            "limits.budgets[0].credits: must be")
        .hasMessageNotContaining(":0:");
  }

  @Test
  void when_a_key_was_used_is_known_after_a_while() {
    create("acme", "web", new JsonObject());
    KeyUse use = new KeyUse(store.vertx(), store.store(), () -> NOON);

    use.used(find(secret).orElseThrow());
    TestStore.await(use.write());
    use.close();

    Optional<KeyEntry> entry =
        beside(connection -> KeyRegister.of(config.tenants(), connection).key(WEB));
    assertThat(entry.flatMap(KeyEntry::lastUsed)).contains(NOON);
    assertThat(entry.orElseThrow().toJson(NOON).getString("last_used"))
        .isEqualTo("2026-11-25T12:00:00Z");
  }
}
