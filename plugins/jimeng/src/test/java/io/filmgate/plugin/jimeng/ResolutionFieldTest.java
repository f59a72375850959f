package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionFieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        " | | 1080p | none | ",
        "\"size\":\"1280x720\", | | 720p | 720 | ",
        "\"size\":\"16:9\", | | 1080p | none | ",
        " | ,\"output_resolution\":720 | 720p | 720 | ",
        " | ,\"output_resolution\":\"1080\" | 1080p | 1080 | ",
        "\"size\":\"1280x720\", | ,\"output_resolution\":1080 | 1080p | 1080 | OVERRIDDEN size: metadata.output_resolution was used"
      })
  void an_avatar_has_the_resolution_that_was_wished_for(
      String size, String own, String resolution, Integer sent, String warning) {
    Plan plan =
        Given.plan(
            "{\"model\":\"jimeng_realman_avatar_picture_omni_v15\",%s\"image\":\"https://a.example/1.jpg\",\"metadata\":{\"audio_url\":\"https://a.example/2\"%s}}"
                .formatted(size == null ? "" : size, own == null ? "" : own));

    assertThat(plan.usage().factors()).containsEntry("resolution", resolution);
    assertThat(plan.body().getValue("output_resolution")).isEqualTo(sent);
    assertThat(String.join("", Given.warnings(plan))).isEqualTo(warning == null ? "" : warning);
  }
}
