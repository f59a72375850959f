package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.app.StoppedProcess.Place;
import io.filmgate.core.ledger.LedgerAudit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A gateway that is killed exactly at one of the five places where a job could be lost or doubled,
 * and the one that is started after it.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillPointsTest {
  private static final Place JOB_WRITTEN =
      new Place("io.filmgate.core.job.commit.JobWrites", "insert");
  private static final Place ACCEPTANCE_WRITTEN =
      new Place("io.filmgate.core.job.commit.JobWrites", "accept");
  private static final Place BEFORE_COMMIT =
      new Place("io.filmgate.core.store.SqliteSession", "commit");
  private static final Place AFTER_COMMIT =
      new Place("io.filmgate.core.store.BatchCommit", "succeed");
  private static final Place POLL_ANSWERED = new Place("io.filmgate.core.job.Polling", "answered");
  private static final long LONGEST_WAY_SECONDS = 60;

  /** Creates a job under a key, and kills the gateway when it is there; what the client saw. */
  private static Optional<Reply> killAt(Scene scene, Place... way) throws Exception {
    try (StoppedProcess stopped = StoppedProcess.listen();
        GatewayProcess gateway = GatewayProcess.start(scene, stopped.option())) {
      CompletableFuture<Void> there = stopped.stopAt(way);
      CompletableFuture<Reply> create = create(scene, "a lighthouse");
      there.get(LONGEST_WAY_SECONDS, TimeUnit.SECONDS);
      gateway.kill();
      return seen(create);
    }
  }

  private static CompletableFuture<Reply> create(Scene scene, String prompt) {
    return Background.run(() -> scene.acme.create(Vendor.KLING, prompt, "Idempotency-Key", "once"));
  }

  private static Optional<Reply> seen(CompletableFuture<Reply> create) throws Exception {
    return create
        .handle((reply, broken) -> Optional.ofNullable(reply))
        .get(LONGEST_WAY_SECONDS, TimeUnit.SECONDS);
  }

  private static JsonArray jobs(Scene scene) throws Exception {
    return scene.acme.get(Client.GENERATIONS).json().getJsonArray("data");
  }

  private static String onlyJob(Scene scene) throws Exception {
    assertThat(jobs(scene)).hasSize(1);
    return jobs(scene).getJsonObject(0).getString("id");
  }

  private static void assertCompletedOnce(Scene scene, String id) throws Exception {
    JsonObject job = scene.acme.ended(id);
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    assertThat(job.getJsonObject("usage").getString("state")).isEqualTo("settled");
    assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
    assertThat(scene.vendors.refused(Vendor.KLING)).isEmpty();
  }

  /** The client's wish is still the same; who asks again under its key gets the same job. */
  private static void assertReplayed(Scene scene, String id) throws Exception {
    Reply replay = create(scene, "a lighthouse").get(LONGEST_WAY_SECONDS, TimeUnit.SECONDS);
    assertThat(replay.json().getString("id")).as(replay.text()).isEqualTo(id);
  }

  private static Connection store(Scene scene) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + scene.home.resolve("data/filmgate.db"));
  }

  private static void assertBalanced(Scene scene) throws SQLException {
    try (Connection connection = store(scene)) {
      assertThat(LedgerAudit.run(connection)).isEmpty();
    }
  }

  /** As if the gateway had been away for long: a create that was sent would be visible by now. */
  private static void letTimePass(Scene scene) throws SQLException {
    try (Connection connection = store(scene);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update job set send_before = send_before - 600000");
    }
  }

  @Test
  void before_the_first_commit_nothing_has_happened_and_the_key_is_free() throws Exception {
    try (Scene scene = Scene.prepare()) {
      assertThat(killAt(scene, JOB_WRITTEN, BEFORE_COMMIT)).isEmpty();
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        assertThat(jobs(scene)).isEmpty();
        assertThat(scene.vendors.accepted(Vendor.KLING)).isEmpty();
        Reply created = create(scene, "a lighthouse").get(LONGEST_WAY_SECONDS, TimeUnit.SECONDS);
        assertCompletedOnce(scene, created.json().getString("id"));
        assertThat(again.output()).doesNotContain("ERROR");
      }
      assertBalanced(scene);
    }
  }

  @Test
  void after_the_first_commit_the_job_is_held_until_it_is_proven_that_the_vendor_never_got_it()
      throws Exception {
    try (Scene scene = Scene.prepare()) {
      assertThat(killAt(scene, JOB_WRITTEN, AFTER_COMMIT)).isEmpty();
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        JsonObject held = scene.acme.job(onlyJob(scene));
        assertThat(held.getString("status")).as(held.encode()).isEqualTo("in_progress");
        assertThat(held.getJsonObject("usage").getString("state")).isEqualTo("reserved");
        again.kill();
      }
      letTimePass(scene);
      try (GatewayProcess later = GatewayProcess.start(scene)) {
        JsonObject job = scene.acme.ended(onlyJob(scene));
        assertThat(job.getJsonObject("error").getString("code")).isEqualTo("vendor_lost");
        Jobs.assertReleased(job);
        assertThat(scene.vendors.accepted(Vendor.KLING)).isEmpty();
        assertThat(later.output()).doesNotContain("ERROR");
      }
      assertBalanced(scene);
    }
  }

  @Test
  void when_the_vendor_has_accepted_and_not_answered_the_job_is_found_again() throws Exception {
    try (Scene scene = Scene.prepare()) {
      try (GatewayProcess gateway = GatewayProcess.start(scene)) {
        CompletableFuture<Reply> create = create(scene, "[[slow:10]]");
        Eventually.get(() -> scene.vendors.accepted(Vendor.KLING), tasks -> !tasks.isEmpty());
        gateway.kill();
        assertThat(seen(create)).isEmpty();
      }
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        assertCompletedOnce(scene, onlyJob(scene));
        assertThat(again.output()).doesNotContain("ERROR");
      }
      assertBalanced(scene);
    }
  }

  @Test
  void before_the_second_commit_the_job_is_found_again_whatever_its_client_was_told()
      throws Exception {
    try (Scene scene = Scene.prepare()) {
      Optional<Reply> told = killAt(scene, ACCEPTANCE_WRITTEN, BEFORE_COMMIT);
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        String id = onlyJob(scene);
        told.ifPresent(reply -> assertThat(reply.json().getString("id")).isEqualTo(id));
        assertReplayed(scene, id);
        assertCompletedOnce(scene, id);
        assertThat(again.output()).doesNotContain("ERROR");
      }
      assertBalanced(scene);
    }
  }

  @Test
  void during_a_poll_its_answer_is_heard_again_and_paid_once() throws Exception {
    try (Scene scene = Scene.prepare()) {
      String id = killAt(scene, POLL_ANSWERED).orElseThrow().json().getString("id");
      try (GatewayProcess again = GatewayProcess.start(scene)) {
        assertReplayed(scene, id);
        assertCompletedOnce(scene, id);
        assertThat(again.output()).doesNotContain("ERROR");
      }
      assertBalanced(scene);
    }
  }
}
