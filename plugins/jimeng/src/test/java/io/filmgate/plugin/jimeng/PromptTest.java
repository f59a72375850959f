package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTest {
  private static final String IMAGE = "\"image\":\"https://a.example/1.jpg\"";

  @ParameterizedTest
  @CsvSource({"jimeng_t2v_v30,400", "jimeng_vgfm_t2v_l20,150", "jimeng_ti2v_v30_pro,400"})
  void a_prompt_that_is_longer_than_advised_is_sent_with_a_warning(String model, int advised) {
    String request = "{\"model\":\"%s\",\"prompt\":\"%s\"}";

    assertThat(Given.warnings(Given.plan(request.formatted(model, "好".repeat(advised))))).isEmpty();
    assertThat(Given.warnings(Given.plan(request.formatted(model, "好".repeat(advised + 1)))))
        .containsExactly(
            "NOT_GUARANTEED prompt: the vendor advises at most " + advised + " characters");
  }

  @ParameterizedTest
  @CsvSource({"jimeng_ti2v_v30_pro,true", "jimeng_vgfm_i2v_l20,true", "jimeng_i2v_first_v30,false"})
  void a_picture_is_enough_for_some(String model, boolean isEnough) {
    String request = "{\"model\":\"" + model + "\",\"prompt\":\"\"," + IMAGE + "}";

    if (isEnough) {
      assertThat(Given.plan(request).body().fieldNames()).containsExactly("req_key", "image_urls");
    } else {
      assertThat(Given.problems(request))
          .containsExactly("prompt must be a text, not something else");
    }
  }

  @Test
  void a_mimic_reads_none() {
    Plan plan =
        Given.plan(
            "{\"model\":\"jimeng_dreamactor_m20_gen_video\","
                + IMAGE
                + ",\"metadata\":{\"video_url\":\"https://a.example/1.mp4\"}}");

    assertThat(plan.body().fieldNames()).containsExactly("req_key", "image_urls", "video_url");
    assertThat(Given.warnings(plan)).containsExactly("IGNORED prompt: not used by this model");
  }
}
