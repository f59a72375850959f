package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way from client to vendor and back, with PostgreSQL as the store. */
class PostgresTest {
  private EmbeddedPostgres server;
  private Scene scene;

  @BeforeEach
  void start() throws Exception {
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

  @AfterEach
  void stop() throws Exception {
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
}
