package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.app.demo.FreePort;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of creates that vendors refuse, lose, or do not answer. */
@Execution(ExecutionMode.CONCURRENT)
class VendorTroubleTest {
  private static final String BACKUP =
      """
      channels:
        kling-backup:
          provider: kling
          settings: { base_url: "${env:KLING_URL}" }
          credentials: { api_key: "${env:KLING_API_KEY}" }
          models: { kling-v1: kling-v1 }
          priority: 5
      """;

  @Test
  void a_full_account_hands_over_to_the_next_one() throws Exception {
    try (Scene scene = Scene.start(BACKUP)) {
      scene.vendors.set(Vendor.KLING, "faults_for", "access_key");
      scene.vendors.set(Vendor.KLING, "faults", "[[1303]]");

      Reply created = scene.acme.create(Vendor.KLING, "a lighthouse");

      assertThat(created.status()).as(created.text()).isEqualTo(200);
      String id = created.json().getString("id");
      assertThat(scene.acme.ended(id).getString("status")).isEqualTo("completed");
      assertThat(scene.vendors.refused(Vendor.KLING)).hasSize(1);
      assertThat(scene.vendors.accepted(Vendor.KLING))
          .singleElement()
          .extracting(task -> task.getJsonObject("body").getString("external_task_id"))
          .isEqualTo(id + "-2");
    }
  }

  @Test
  void a_job_waits_while_every_account_is_full_and_starts_when_one_is_free() throws Exception {
    try (Scene scene = Scene.start(BACKUP)) {
      scene.vendors.set(Vendor.KLING, "faults", "[[1303]]");

      Reply created = scene.acme.create(Vendor.KLING, "a lighthouse", "Prefer", "wait=1");

      assertThat(created.status()).as(created.text()).isEqualTo(200);
      assertThat(created.json().getString("status")).isEqualTo("queued");
      assertThat(scene.vendors.accepted(Vendor.KLING)).isEmpty();
      scene.vendors.set(Vendor.KLING, "faults", "");
      JsonObject job = scene.acme.ended(created.json().getString("id"));
      assertThat(job.getString("status")).isEqualTo("completed");
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KLING, [[1301]]",
    "JIMENG, [[50412]]",
    "VIDU, [[TaskPromptPolicyViolation]]",
  })
  void a_refused_prompt_is_the_clients_error_and_costs_nothing(Vendor vendor, String marker)
      throws Exception {
    try (Scene scene = Scene.start(BACKUP)) {
      Reply created = scene.acme.create(vendor, marker);

      assertThat(created.status()).as(created.text()).isEqualTo(400);
      assertThat(created.json().getString("code")).isEqualTo("content_policy");
      assertThat(created.json().getString("type")).isEqualTo("content_policy_error");
      assertThat(scene.vendors.refused(vendor)).hasSize(1);
      JsonObject job = scene.acme.get(created.header("location")).json();
      assertThat(job.getString("status")).isEqualTo("failed");
      assertThat(job.getJsonObject("error").getString("code")).isEqualTo("content_policy");
      Jobs.assertReleased(job);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KLING, [[drop_after_accept]]",
    "KLING, [[http_after_accept:500]]",
    "VIDU, [[drop_after_accept]]",
    "VIDU, [[http_after_accept:502]]",
  })
  void a_lost_answer_is_looked_up_and_the_job_completes(Vendor vendor, String marker)
      throws Exception {
    try (Scene scene = Scene.start(BACKUP)) {
      Reply created = scene.acme.create(vendor, marker);

      assertOutcomeUnknown(created);
      JsonObject job = scene.acme.ended(jobId(created));
      assertThat(job.getString("status")).isEqualTo("completed");
      assertThat(job.getJsonArray("warnings")).isEmpty();
      assertThat(scene.vendors.accepted(vendor)).hasSize(1);
      assertThat(scene.vendors.refused(vendor)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KLING, [[http:503]]",
    "KLING, [[drop_before_accept]]",
    "JIMENG, [[http:502]]",
    "JIMENG, [[drop_after_accept]]",
    "VIDU, [[drop_before_accept]]",
  })
  void what_the_vendor_may_have_is_never_sent_again(Vendor vendor, String marker) throws Exception {
    try (Scene scene = Scene.start(BACKUP)) {
      Reply created = scene.acme.create(vendor, marker);
      // a later job goes through, so the channel had every occasion to send the first one again
      Reply later = scene.acme.create(vendor, "a lighthouse");

      assertOutcomeUnknown(created);
      scene.acme.ended(later.json().getString("id"));
      JsonObject job = scene.acme.job(jobId(created));
      assertThat(job.getString("status")).isEqualTo("in_progress");
      assertThat(job.getJsonArray("warnings").getJsonObject(0).getString("code"))
          .isEqualTo("outcome_unknown");
      assertThat(job.getJsonObject("usage").getString("state")).isEqualTo("reserved");
      long creates =
          scene.vendors.accepted(vendor).size() + (long) scene.vendors.refused(vendor).size();
      assertThat(creates).isEqualTo(2);
    }
  }

  @Test
  void the_operators_policy_ends_the_doubt_where_the_vendor_cannot_be_asked() throws Exception {
    String policy = "channels: { jimeng-main: { in_doubt: { after: 1h, then: release } } }";
    try (Scene scene = Scene.start(policy)) {
      Reply created = scene.acme.create(Vendor.JIMENG, "[[drop_after_accept]]");

      assertOutcomeUnknown(created);
      assertThat(scene.acme.job(jobId(created)).getString("status")).isEqualTo("in_progress");
      scene.stopGateway();
      letAnHourPass(scene.home);
      scene.startGateway();
      JsonObject job = scene.acme.ended(jobId(created));
      assertThat(job.getString("status")).isEqualTo("failed");
      assertThat(job.getJsonObject("error").getString("code")).isEqualTo("vendor_lost");
      Jobs.assertReleased(job);
      assertThat(scene.vendors.accepted(Vendor.JIMENG)).hasSize(1);
    }
  }

  private static void letAnHourPass(Path home) throws SQLException {
    String database = "jdbc:sqlite:" + home.resolve("data/filmgate.db");
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      int rows = statement.executeUpdate("update job set started_at = started_at - 3600000");
      assertThat(rows).isEqualTo(1);
    }
  }

  @Test
  void a_vendor_that_does_not_listen_has_started_nothing() throws Exception {
    try (Scene scene = Scene.prepare()) {
      scene.environment.put("KLING_URL", "http://127.0.0.1:" + FreePort.find());
      scene.startGateway();

      Reply created = scene.acme.create(Vendor.KLING, "a lighthouse");

      assertThat(created.status()).as(created.text()).isEqualTo(502);
      assertThat(created.json().getString("code")).isEqualTo("vendor_unreachable");
      Jobs.assertReleased(scene.acme.get(created.header("location")).json());
    }
  }

  @Test
  void a_vendor_that_does_not_listen_hands_over_to_the_next_one() throws Exception {
    try (Scene scene = Scene.prepare(BACKUP.replace("KLING_URL", "BACKUP_URL"))) {
      scene.environment.put("BACKUP_URL", scene.environment.get("KLING_URL"));
      scene.environment.put("KLING_URL", "http://127.0.0.1:" + FreePort.find());
      scene.startGateway();

      Reply created = scene.acme.create(Vendor.KLING, "a lighthouse");

      assertThat(created.status()).as(created.text()).isEqualTo(200);
      assertThat(scene.vendors.accepted(Vendor.KLING)).hasSize(1);
    }
  }

  private static void assertOutcomeUnknown(Reply created) {
    assertThat(created.status()).as(created.text()).isEqualTo(504);
    assertThat(created.json().getString("code")).isEqualTo("outcome_unknown");
    assertThat(created.header("x-should-retry")).isEqualTo("false");
    assertThat(created.header("location")).startsWith(Client.GENERATIONS + "/video_");
  }

  private static String jobId(Reply created) {
    return created.header("location").substring(Client.GENERATIONS.length() + 1);
  }
}
