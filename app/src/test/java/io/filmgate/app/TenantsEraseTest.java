package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a tenant has made is erased from the command line while the gateway runs. */
class TenantsEraseTest {
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  private static int status(String path) throws Exception {
    return scene.acme.get(path).status();
  }

  @Test
  void finished_jobs_are_gone_at_once_and_what_they_cost_is_not() throws Exception {
    String finished = scene.acme.create(Vendor.KLING, "a lighthouse").json().getString("id");
    JsonObject job = scene.acme.ended(finished);
    String link = job.getString("url");
    String running = scene.acme.create(Vendor.KLING, "[[stuck]]").json().getString("id");
    String others = scene.other.create(Vendor.KLING, "a harbour").json().getString("id");
    scene.other.ended(others);
    JsonObject usage = scene.acme.get("/v1/usage").json();

    Typed erased = Typed.on(scene, "tenants erase acme");

    assertThat(erased.err()).isEmpty();
    assertThat(erased.out().lines())
        .containsExactly(
            "tenant acme: 1 jobs are erased",
            "1 stay, since they are not finished: 1 running; let them end, or cancel them, and"
                + " erase again");
    assertThat(erased.status()).isEqualTo(1);
    assertThat(status(Client.GENERATIONS + "/" + finished)).isEqualTo(404);
    assertThat(status(Client.GENERATIONS + "/" + finished + "/content")).isEqualTo(404);
    assertThat(status(link)).isEqualTo(404);
    assertThat(status(Client.GENERATIONS + "/" + running)).isEqualTo(200);
    assertThat(scene.other.get(Client.GENERATIONS + "/" + others).status()).isEqualTo(200);
    assertThat(scene.acme.get("/v1/usage").json()).isEqualTo(usage);
    assertThat(Typed.on(scene, "ledger verify").out()).startsWith("ledger=balanced ");

    Typed none = Typed.on(scene, "tenants erase acme --before 2026-01-01 --json");
    assertThat(new JsonObject(none.out()))
        .isEqualTo(
            new JsonObject().put("tenant", "acme").put("erased", 0).put("left", new JsonObject()));
    assertThat(none.status()).isZero();
  }
}
