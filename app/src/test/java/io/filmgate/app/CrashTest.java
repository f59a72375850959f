package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A gateway that dies, or is stopped, loses no job and pays for none twice. */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
  /** The vendor has the job, and the gateway waits for the answer that says so. */
  private static CompletableFuture<Reply> createBeingAnswered(Scene scene) throws Exception {
    CompletableFuture<Reply> create =
        Background.run(() -> scene.acme.create(Vendor.KLING, "[[slow:4]]"));
    Eventually.get(() -> scene.vendors.accepted(Vendor.KLING), accepted -> !accepted.isEmpty());
    return create;
  }

  private static String onlyJob(Scene scene) throws Exception {
    JsonObject list = scene.acme.get(Client.GENERATIONS).json();
    assertThat(list.getJsonArray("data")).hasSize(1);
    return list.getJsonArray("data").getJsonObject(0).getString("id");
  }

  private static void assertCompletedOnce(Scene scene, String id) throws Exception {
    JsonObject job = scene.acme.ended(id);
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    assertThat(job.getJsonObject("usage").getString("state")).isEqualTo("settled");
    assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
    assertThat(scene.vendors.refused(Vendor.KLING)).isEmpty();
  }

  @Test
  void a_running_job_is_followed_to_its_end() throws Exception {
    try (Scene scene = Scene.prepare()) {
      String id;
      try (GatewayProcess gateway = GatewayProcess.start(scene)) {
        Reply created = scene.acme.create(Vendor.KLING, "[[run:300]]");
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        id = created.json().getString("id");
        gateway.kill();
      }
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        assertCompletedOnce(scene, id);
        assertThat(again.output()).doesNotContain("ERROR");
      }
    }
  }

  @Test
  void a_waiting_job_keeps_its_place_and_starts() throws Exception {
    String oneAtATime = "tenants: { acme: { limits: { running_jobs: 1 } } }";
    try (Scene scene = Scene.prepare(oneAtATime)) {
      String waiting;
      try (GatewayProcess gateway = GatewayProcess.start(scene)) {
        scene.acme.create(Vendor.KLING, "[[run:300]]");
        Reply created = scene.acme.create(Vendor.KLING, "second", "Prefer", "respond-async");
        assertThat(created.json().getString("status")).isEqualTo("queued");
        waiting = created.json().getString("id");
        gateway.kill();
      }
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        JsonObject job = scene.acme.ended(waiting);
        assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
        assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(2);
        assertThat(again.output()).doesNotContain("ERROR");
      }
    }
  }

  @Test
  void asked_to_stop_it_lets_the_create_under_way_end_and_leaves_nothing_in_doubt()
      throws Exception {
    try (Scene scene = Scene.prepare()) {
      try (GatewayProcess gateway = GatewayProcess.start(scene)) {
        CompletableFuture<Reply> create = createBeingAnswered(scene);
        assertThat(gateway.stop()).isIn(0, 143);
        assertThat(create.get().status()).as(create.get().text()).isEqualTo(200);
        assertThat(gateway.output()).doesNotContain("ERROR").doesNotContain("in doubt");
      }
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        assertCompletedOnce(scene, onlyJob(scene));
        assertThat(again.output()).doesNotContain("ERROR").doesNotContain("in doubt");
      }
    }
  }
}
