package io.filmgate.core.management;

import static io.filmgate.core.management.AdminHarness.data;
import static io.filmgate.core.management.AdminHarness.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.TenantText;
import io.filmgate.core.store.Store;
import io.filmgate.core.store.TestStore;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.KeyChanges;
import io.filmgate.core.tenant.KeyEntry;
import io.filmgate.core.tenant.KeyId;
import io.filmgate.core.tenant.KeySecret;
import io.filmgate.core.tenant.TenantEntry;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an admin changes, and what everybody else sees of it. */
class AdminChangesTest {
  private static final String KEYS = "/admin/v1/keys";
  private static final String TENANTS = "/admin/v1/tenants";
  private static final String WEB = "{\"tenant\":\"acme\",\"id\":\"web\"}";

  private final AdminHarness admin = new AdminHarness();

  @AfterEach
  void close() {
    admin.close();
  }

  private Optional<ApiKey> known(String secret) {
    return admin.directory.find(secret).map(Caller::key);
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).getString("code")).isEqualTo(code);
  }

  @Test
  void a_tenant_is_made_shown_listed_and_forgotten() throws Exception {
    HttpResponse<String> made =
        admin.post(
            TENANTS,
            "{\"id\":\"acme\",\"groups\":[\"vip\",\"default\"],\"price_factor\":1.50,\"limits\":"
                + "{\"running_jobs\":2,\"budgets\":[{\"credits\":\"0.000001\",\"per\":\"day\"}]}}");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("location")).contains(TENANTS + "/acme");
    JsonObject expected =
        new JsonObject(
            "{\"id\":\"acme\",\"declared_in\":\"store\",\"groups\":[\"default\",\"vip\"],"
                + "\"price_factor\":\"1.50\",\"limits\":{\"running_jobs\":2,\"budgets\":"
                + "[{\"credits\":\"0.000001\",\"per\":\"day\"}]},\"keys\":[]}");
    assertThat(json(made)).isEqualTo(expected);
    assertThat(json(admin.get(TENANTS + "/acme"))).isEqualTo(expected);
    assertThat(data(admin.get(TENANTS)).stream().map(row -> ((JsonObject) row).getString("id")))
        .containsExactly("filed", "acme");
    assertThat(admin.directory.tenant("acme")).isPresent();
    assertRefused(admin.post(TENANTS, "{\"id\":\"acme\"}"), 409, "already_exists");

    assertThat(admin.delete(TENANTS + "/acme").statusCode()).isEqualTo(204);
    assertThat(admin.directory.tenant("acme")).isEmpty();
    assertRefused(admin.get(TENANTS + "/acme"), 404, "not_found");
    assertRefused(admin.delete(TENANTS + "/acme"), 404, "not_found");
  }

  @Test
  void a_key_works_as_soon_as_its_answer_is_there() throws Exception {
    HttpResponse<String> made = admin.post(KEYS, WEB);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("location")).contains(KEYS + "/acme/web");
    assertThat(made.headers().firstValue("cache-control")).contains("no-store");
    String secret = json(made).getString("secret");
    assertThat(known(secret)).map(ApiKey::id).contains("web");
    JsonObject shown = json(admin.get(KEYS + "/acme/web"));
    assertThat(shown.copy().put("secret", secret)).isEqualTo(json(made));
    assertThat(data(admin.get(KEYS + "?tenant=acme"))).containsExactly(shown);
    assertThat(data(admin.get(KEYS))).hasSize(2);
    assertThat(data(admin.get(KEYS + "?tenant=none"))).isEmpty();

    assertThat(json(admin.post(KEYS + "/acme/web/disable")).getString("state"))
        .isEqualTo("disabled");
    assertThat(known(secret)).map(ApiKey::isEnabled).contains(false);
    assertThat(json(admin.post(KEYS + "/acme/web/enable", "{}")).getString("state"))
        .isEqualTo("enabled");
    assertThat(known(secret)).map(ApiKey::isEnabled).contains(true);

    assertRefused(admin.delete(TENANTS + "/acme"), 409, "in_use");
    assertRefused(admin.post(KEYS, WEB), 409, "already_exists");
    assertThat(admin.delete(KEYS + "/acme/web").statusCode()).isEqualTo(204);
    assertThat(known(secret)).isEmpty();
    assertRefused(admin.get(KEYS + "/acme/web"), 404, "not_found");
  }

  @Test
  void a_key_is_made_as_it_was_wished() throws Exception {
    JsonObject made =
        json(
            admin.post(
                KEYS,
                "{\"tenant\":\"acme\",\"id\":\"web\",\"models\":[\"kling-*\"],\"allowed_addresses\":"
                    + "[\"10.0.0.0/8\"],\"expires\":\"2026-11-25T12:00:00Z\",\"limits\":"
                    + "{\"requests_per_minute\":\"5\"}}"));

    assertThat(made.getJsonArray("models")).containsExactly("kling-*");
    assertThat(made.getJsonArray("allowed_addresses")).containsExactly("10.0.0.0/8");
    assertThat(made.getString("state")).isEqualTo("expired");
    assertThat(made.getJsonObject("limits").getInteger("requests_per_minute")).isEqualTo(5);
  }

  @Test
  void a_rotated_key_keeps_its_old_secret_as_long_as_it_was_said() throws Exception {
    String first = json(admin.post(KEYS, WEB)).getString("secret");
    JsonObject rotated = json(admin.post(KEYS + "/acme/web/rotate"));
    String second = rotated.getString("secret");

    assertThat(rotated.getString("previous_secret_until")).isEqualTo("2026-11-26T12:00:00Z");
    assertThat(known(first).flatMap(ApiKey::expires))
        .contains(Instant.parse("2026-11-26T12:00:00Z"));
    assertThat(known(second)).isPresent();

    JsonObject at = json(admin.post(KEYS + "/acme/web/rotate", "{\"overlap\":\"0s\"}"));
    assertThat(at.getValue("previous_secret_until")).isNull();
    assertThat(known(second).flatMap(ApiKey::expires)).contains(admin.now);
    assertThat(known(first)).isEmpty();
    assertThat(known(at.getString("secret"))).isPresent();
    assertThat(second).isNotEqualTo(at.getString("secret"));
  }

  @Test
  void what_the_file_declares_is_only_disabled_and_enabled_here() throws Exception {
    assertRefused(admin.delete(TENANTS + "/filed"), 409, "declared_in_file");
    assertRefused(admin.delete(KEYS + "/filed/k"), 409, "declared_in_file");
    assertRefused(admin.post(KEYS + "/filed/k/rotate"), 409, "declared_in_file");
    assertRefused(admin.post(TENANTS, "{\"id\":\"filed\"}"), 409, "already_exists");
    assertRefused(admin.post(KEYS, "{\"tenant\":\"filed\",\"id\":\"k\"}"), 409, "already_exists");
    assertThat(json(admin.delete(KEYS + "/filed/k")).getString("message"))
        .isEqualTo("key filed/k is declared in the configuration; change it there");

    admin.post(KEYS + "/filed/k/disable");
    assertThat(admin.directory.key("filed", "k")).map(ApiKey::isEnabled).contains(false);
    admin.post(KEYS + "/filed/k/enable");
    assertThat(admin.directory.key("filed", "k")).map(ApiKey::isEnabled).contains(true);
  }

  @Test
  void a_declared_tenant_can_have_more_keys() throws Exception {
    String secret =
        json(admin.post(KEYS, "{\"tenant\":\"filed\",\"id\":\"more\"}")).getString("secret");

    assertThat(known(secret)).isPresent();
    assertThat(json(admin.get(TENANTS + "/filed")).getJsonArray("keys"))
        .containsExactly("k", "more");
  }

  @Test
  void the_audit_is_that_of_the_commands_but_for_the_operator() throws Exception {
    admin.post(KEYS, WEB);
    admin.post(KEYS + "/acme/web/rotate");
    admin.post(KEYS + "/acme/web/disable");
    admin.post(KEYS + "/acme/web/disable");
    admin.post(KEYS + "/acme/web/enable");
    admin.delete(KEYS + "/acme/web");
    admin.delete(TENANTS + "/acme");
    List<JsonObject> here =
        data(admin.get("/admin/v1/audit")).stream().map(JsonObject.class::cast).toList();

    try (TestStore commands = new TestStore()) {
      for (KeyChanges.Wish<?> wish : wishes()) {
        Store.writeBeside(
            TestStore.config(),
            commands.home(),
            connection ->
                wish.on(
                    new KeyChanges(connection, AdminHarness.DECLARED, "command:ann", admin.now)));
      }
      List<JsonObject> there =
          TestStore.await(
                  commands
                      .store()
                      .read(
                          connection ->
                              new AuditTable(connection)
                                  .latest(Optional.empty(), Optional.empty(), 100)))
              .stream()
              .map(entry -> entry.toJson())
              .toList();
      assertThat(here).extracting(entry -> entry.getString("operator")).containsOnly("ann");
      assertThat(here.stream().map(AdminChangesTest::withoutOperator))
          .isEqualTo(there.stream().map(AdminChangesTest::withoutOperator).toList())
          .hasSize(7);
    }
  }

  private static JsonObject withoutOperator(JsonObject entry) {
    JsonObject rest = entry.copy();
    rest.remove("operator");
    rest.remove("id");
    return rest;
  }

  private static List<KeyChanges.Wish<?>> wishes() {
    KeyId id = new KeyId("acme", "web");
    KeySecret secret = KeySecret.make(new SecureRandom());
    List<KeyChanges.Wish<KeyEntry>> ofKeys =
        List.of(
            changes ->
                changes.create(
                    TenantText.tenant("acme", new JsonObject()),
                    TenantText.key("web", new JsonObject(), "a".repeat(64))),
            changes -> changes.rotate(id, secret, Duration.ofHours(24)),
            changes -> changes.setEnabled(id, false),
            changes -> changes.setEnabled(id, false),
            changes -> changes.setEnabled(id, true),
            changes -> changes.delete(id));
    KeyChanges.Wish<TenantEntry> last = changes -> changes.deleteTenant("acme");
    List<KeyChanges.Wish<?>> all = new ArrayList<>(ofKeys);
    all.add(last);
    return all;
  }

  @Test
  void the_audit_is_read_page_by_page_and_by_subject() throws Exception {
    for (int i = 0; i < 5; i++) {
      admin.now = admin.now.plusSeconds(1);
      admin.post(TENANTS, "{\"id\":\"t" + i + "\"}");
    }
    JsonObject first = json(admin.get("/admin/v1/audit?limit=2"));
    JsonObject second =
        json(admin.get("/admin/v1/audit?limit=2&after=" + first.getString("last_id")));
    JsonObject last =
        json(admin.get("/admin/v1/audit?limit=2&after=" + second.getString("last_id")));

    assertThat(List.of(first, second, last))
        .flatExtracting(page -> page.getJsonArray("data").stream().toList())
        .extracting(entry -> ((JsonObject) entry).getString("subject"))
        .containsExactly("t4", "t3", "t2", "t1", "t0");
    assertThat(List.of(first, second, last))
        .extracting(page -> page.getBoolean("has_more"))
        .containsExactly(true, true, false);
    assertThat(data(admin.get("/admin/v1/audit?subject=t3"))).hasSize(1);
    assertThat(json(admin.get("/admin/v1/audit?subject=t")).getValue("first_id")).isNull();
  }

  @Test
  void a_change_that_only_its_readers_miss_is_answered_as_done() throws Exception {
    admin.isUnread = true;
    HttpResponse<String> made = admin.post(KEYS, WEB);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(admin.get(KEYS + "/acme/web").statusCode()).isEqualTo(200);
  }

  @Test
  void while_the_store_is_away_nothing_is_changed_and_that_is_said() throws Exception {
    admin.isStoreAway = true;
    HttpResponse<String> away = admin.post(KEYS, WEB);
    assertRefused(away, 503, "store_unavailable");
    assertThat(away.headers().firstValue("retry-after")).contains("5");
    assertRefused(admin.get(KEYS), 503, "store_unavailable");
    admin.isStoreAway = false;

    assertRefused(admin.get(KEYS + "/acme/web"), 404, "not_found");
    assertThat(admin.post(KEYS, WEB).statusCode()).isEqualTo(201);
  }

  @Test
  void usage_is_summed_up_as_it_was_asked_for() throws Exception {
    JsonObject usual = json(admin.get("/admin/v1/usage"));
    assertThat(usual)
        .isEqualTo(
            new JsonObject(
                "{\"object\":\"list\",\"data\":[],\"from\":\"2026-11-01\",\"to\":\"2026-11-25\","
                    + "\"by\":[\"tenant\",\"model\"]}"));
    assertThat(
            json(admin.get("/admin/v1/usage?by=day,channel&from=2026-01-01&to=2026-12-31&tenant=t"))
                .getJsonArray("by"))
        .containsExactly("day", "channel");
    assertThat(json(admin.get("/admin/v1/usage?by=")).getJsonArray("by")).isEmpty();
  }
}
