package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant pays in the end, where it could have been otherwise. */
@Execution(ExecutionMode.CONCURRENT)
class ChargesTest {

  @ParameterizedTest
  @CsvSource({"release, released, 0, 0", "settle, settled, 5, 0.8"})
  void a_video_that_is_refused_when_it_is_there_costs_what_the_operator_says(
      String policy, String state, int seconds, String credits) throws Exception {
    try (Scene scene = Scene.start("jobs: { moderated_output: %s }".formatted(policy))) {
      Reply created = scene.acme.create(Vendor.VIDU, "[[fail:CreationPolicyViolation]]");
      JsonObject job = scene.acme.ended(created.json().getString("id"));

      assertThat(job.getJsonObject("error").getString("code")).isEqualTo("output_policy");
      JsonObject usage = job.getJsonObject("usage");
      assertThat(usage.getString("state")).isEqualTo(state);
      assertThat(usage.getInteger("seconds")).isEqualTo(seconds);
      assertThat(usage.getString("credits")).isEqualTo(credits);
    }
  }

  @Test
  void a_job_keeps_the_price_that_it_was_accepted_at() throws Exception {
    try (Scene scene = Scene.start()) {
      String id = scene.acme.create(Vendor.VIDU, "a lighthouse").json().getString("id");
      scene.stopGateway();
      scene.write(
          "gateway", Resources.text("gateway.yaml").replace("per_second: 0.16", "per_second: 9"));
      scene.startGateway();

      JsonObject job = scene.acme.ended(id);
      assertThat(job.getString("status")).isEqualTo("completed");
      assertThat(job.getJsonObject("usage").getString("credits")).isEqualTo("0.8");
      JsonObject next = scene.acme.create(Vendor.VIDU, "a lighthouse").json();
      assertThat(next.getJsonObject("usage").getString("credits")).isEqualTo("45");
    }
  }
}
