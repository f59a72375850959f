package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What vendors tell of jobs that they have accepted, good and bad and unheard of. */
@Execution(ExecutionMode.CONCURRENT)
class VendorAnswersTest {
  private static Scene scene;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource({
    "KLING, [[poll:1302x1]]",
    "KLING, [[poll:5000x2]]",
    "KLING, [[unknown_state:dreaming]]",
    "JIMENG, [[poll:50429x1]]",
    "JIMENG, [[unknown_state:dreaming]]",
    "JIMENG, [[resp_data_only]]",
    "VIDU, [[poll:SystemThrottlingx1]]",
    "VIDU, [[unknown_state:dreaming]]",
  })
  void what_says_nothing_of_the_job_does_not_end_it(Vendor vendor, String marker) throws Exception {
    Reply created = scene.acme.create(vendor, marker);

    assertThat(created.status()).as(created.text()).isEqualTo(200);
    JsonObject job = scene.acme.ended(created.json().getString("id"));
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    assertThat(scene.vendors.accepted(vendor))
        .filteredOn(task -> task.getJsonObject("body").getString("prompt").equals(marker))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "KLING, [[fail:the render farm is on fire]], vendor_failed",
    "KLING, [[no_url]], result_missing",
    "JIMENG, [[fail:50511]], output_policy",
    "JIMENG, [[expired]], vendor_failed",
    "JIMENG, [[no_url]], result_missing",
    "VIDU, [[fail:CreationPolicyViolation]], output_policy",
    "VIDU, [[no_url]], result_missing",
  })
  void a_job_that_fails_at_the_vendor_costs_nothing(Vendor vendor, String marker, String code)
      throws Exception {
    Reply created = scene.acme.create(vendor, marker);

    assertThat(created.status()).as(created.text()).isEqualTo(200);
    String id = created.json().getString("id");
    JsonObject job = scene.acme.ended(id);
    assertThat(job.getString("status")).isEqualTo("failed");
    assertThat(job.getJsonObject("error").getString("code")).as(job.encode()).isEqualTo(code);
    assertThat(job.getJsonObject("error").getString("message")).doesNotContain("farm");
    Jobs.assertReleased(job);
    Reply content = scene.acme.get(Client.GENERATIONS + "/" + id + "/content");
    assertThat(content.status()).isEqualTo(409);
    assertThat(content.json().getString("code")).isEqualTo("no_content");
  }
}
