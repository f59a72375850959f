package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.Usage;
import io.filmgate.spi.exchange.HttpCall;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published example, from the tenant's request to the vendor's job id. */
class SeedRequestTest {
  private final Plan plan = Given.plan(Given.resource("seed.json"));

  @Test
  void sends_exactly_the_documented_body() {
    String expected =
        Given.json("signatures.json").list("").stream()
            .filter(vector -> vector.text("id").orElseThrow().equals("B"))
            .findFirst()
            .flatMap(vector -> vector.text("body"))
            .orElseThrow();

    HttpCall call = Given.call(Given.PROVIDER.submit(plan, Given.context()));

    assertThat(call.body().toString()).isEqualTo(expected);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.uri())
        .hasToString(
            "https://visual.volcengineapi.com/?Action=CVSync2AsyncSubmitTask&Version=2022-08-31");
    assertThat(call.repeat()).isEqualTo(HttpCall.Repeat.IF_UNSENT);
  }

  @Test
  void says_that_metadata_won() {
    assertThat(Given.warnings(plan))
        .containsExactly(
            "OVERRIDDEN model: metadata.req_key chose jimeng_vgfm_i2v_l20",
            "OVERRIDDEN image: metadata.image_urls was used");
  }

  @Test
  void pays_for_what_really_runs() {
    assertThat(plan.model()).isEqualTo("jimeng_vgfm_i2v_l20");
    assertThat(plan.operation()).isEqualTo("image2video");
    assertThat(plan.usage()).isEqualTo(Usage.video(5, Map.of("resolution", "720p")));
    assertThat(plan.images()).hasSize(1);
    assertThat(plan.details()).isEmpty();
  }

  @Test
  void plans_the_same_again() {
    assertThat(Given.plan(Given.resource("seed.json"))).isEqualTo(plan);
  }

  @Test
  void remembers_the_key_that_was_sent() {
    Submitted submitted =
        Given.answered(
            Given.PROVIDER.submit(plan, Given.context()),
            Given.reply(
                200,
                "{\"code\":10000,\"data\":{\"task_id\":\"7392616336519610409\"},\"message\":\"Success\"}"));

    assertThat(submitted.jobId()).isEqualTo("7392616336519610409");
    assertThat(submitted.state()).containsExactly(Map.entry("req_key", "jimeng_vgfm_i2v_l20"));
  }
}
