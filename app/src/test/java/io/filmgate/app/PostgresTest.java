package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way from client to vendor and back, with PostgreSQL as the store. */
class PostgresTest {
  private static EmbeddedPostgres server;
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setPGStartupWait(Duration.ofMinutes(1))
            .start();
    scene = Scene.prepare();
    Path configuration = scene.configuration().resolve("gateway.yaml");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace(
                "url: sqlite:data/filmgate.db",
                "url: postgresql://127.0.0.1:%d/postgres\n  user: postgres"
                    .formatted(server.getPort())));
    scene.startGateway();
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
    server.close();
  }

  @Test
  void a_seed_request_completes_and_its_job_outlives_the_gateway() throws Exception {
    Reply created = scene.acme.create(Vendor.VIDU.seed());
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    String id = created.json().getString("id");
    JsonObject job = scene.acme.ended(id);
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    assertThat(job.getJsonObject("usage").getString("credits")).isEqualTo("0.8");
    assertThat(scene.vendors.accepted(Vendor.VIDU)).hasSize(1);
    assertThatThrownBy(scene::startGateway)
        .as("a second gateway on the same database")
        .hasMessageContaining("/postgres is in use by another Filmgate process");

    scene.stopGateway();
    scene.startGateway();

    assertThat(scene.acme.job(id).getJsonObject("usage")).isEqualTo(job.getJsonObject("usage"));
    assertThat(scene.vendors.accepted(Vendor.VIDU)).hasSize(1);
    assertThat(scene.home.resolve("data/filmgate.db")).doesNotExist();
  }

  @Test
  void a_key_is_made_and_disabled_by_commands_while_the_gateway_runs() throws Exception {
    Typed made = Typed.on(scene, "keys create --tenant life --key web");
    assertThat(made.err()).isEmpty();
    Client web = Client.of(scene.url, made.out());
    assertThat(Eventually.get(() -> statusOf(web), status -> status == 200)).isEqualTo(200);
    assertThat(web.create(Vendor.KLING.seed()).status()).isEqualTo(200);

    assertThat(Typed.on(scene, "keys disable life/web").out())
        .isEqualTo("key life/web is disabled");
    assertThat(Eventually.get(() -> statusOf(web), status -> status == 401)).isEqualTo(401);
    assertThat(web.create(Vendor.KLING.seed()).status()).isEqualTo(401);
  }

  @Test
  void a_database_that_was_put_back_is_looked_after_while_no_gateway_runs() throws Exception {
    Typed copied = Typed.on(scene, "backup copy.db");
    assertThat(copied.err()).contains("is a PostgreSQL database: copy it with pg_dump");
    assertThat(copied.status()).isEqualTo(2);
    Typed replaced = Typed.on(scene, "restore copy.db");
    assertThat(replaced.err()).contains("then run filmgate restore --after-pg-restore");
    assertThat(replaced.status()).isEqualTo(2);
    Typed early = Typed.on(scene, "restore --after-pg-restore");
    assertThat(early.err()).contains("is in use by another Filmgate process");
    assertThat(early.status()).isEqualTo(1);

    scene.stopGateway();
    assertThat(Typed.on(scene, "restore --after-pg-restore").out())
        .contains("0 jobs that waited, 0 that were being sent");
    scene.startGateway();
  }

  private static int statusOf(Client client) throws Exception {
    return client.get("/v1/models").status();
  }
}
