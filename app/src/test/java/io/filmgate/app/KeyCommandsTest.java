package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tenants and keys, managed from the command line while the gateway runs. */
class KeyCommandsTest {
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  private static Typed run(String line) throws Exception {
    return Typed.on(scene, line);
  }

  private static int statusOf(String secret) throws Exception {
    return Client.of(scene.url, secret).get("/v1/models").status();
  }

  private static void until(String secret, int status) throws Exception {
    assertThat(Eventually.get(() -> statusOf(secret), seen -> seen == status)).isEqualTo(status);
  }

  @Test
  void a_key_lives_from_its_creation_to_its_end() throws Exception {
    String secret = run("keys create --tenant life --key web --running-jobs 2").out();
    until(secret, 200);

    assertThat(run("keys disable life/web").out()).isEqualTo("key life/web is disabled");
    until(secret, 401);
    assertThat(run("keys enable life/web").out()).isEqualTo("key life/web is enabled");
    until(secret, 200);

    String next = run("keys rotate life/web --overlap 0").out();
    assertThat(next).startsWith("sk-").isNotEqualTo(secret);
    until(next, 200);
    until(secret, 401);

    assertThat(run("tenants delete life").err())
        .isEqualTo("filmgate: tenant life has keys: delete web first");
    assertThat(run("keys delete life/web").out()).isEqualTo("key life/web is deleted");
    until(next, 401);
    assertThat(run("tenants delete life").out()).isEqualTo("tenant life is deleted");
  }

  @Test
  void keys_and_tenants_are_listed_for_people_and_for_programs() throws Exception {
    run("tenants create shown --groups default,vip --price-factor 1.5 --budget jobs=10/day");
    run(
        "keys create --tenant shown --key web --models kling-*,viduq1 --expires 2099-01-01T00:00:00Z");

    List<String> table = run("keys list --tenant shown").out().lines().toList();
    assertThat(table.get(0)).startsWith("tenant").contains("state", "last_used");
    assertThat(table.get(1)).startsWith("shown").contains("web", "enabled", "2099-01-01T00:00:00Z");
    assertThat(table).hasSize(2);
    assertThat(run("tenants list").out()).contains("shown", "acme");

    assertThat(run("keys show shown/web").out().lines())
        .contains(
            "state                  enabled", "models                 [\"kling-*\",\"viduq1\"]");
    JsonObject key = new JsonObject(run("keys show shown/web --json").out());
    assertThat(key.getJsonArray("models").encode()).isEqualTo("[\"kling-*\",\"viduq1\"]");
    assertThat(key.getString("declared_in")).isEqualTo("store");
    JsonObject tenant = new JsonObject(run("tenants show shown --json").out());
    assertThat(tenant.getString("price_factor")).isEqualTo("1.5");
    assertThat(tenant.getJsonObject("limits").encode())
        .isEqualTo("{\"budgets\":[{\"jobs\":\"10\",\"per\":\"day\"}]}");
  }
}
