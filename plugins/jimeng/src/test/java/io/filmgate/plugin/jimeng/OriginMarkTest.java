package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginMarkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"producer_id\":\"p\"} | metadata.aigc_meta.content_propagator must be a text of at most 256 characters, not missing",
        "{\"content_propagator\":\"c\"} | metadata.aigc_meta.producer_id must be a text of at most 256 characters, not missing",
        "{\"producer_id\":7,\"content_propagator\":\"c\"} | metadata.aigc_meta.producer_id must be a text of at most 256 characters, not 7",
        "{\"producer_id\":\"p\",\"content_propagator\":\"c\",\"propagate_id\":true} | metadata.aigc_meta.propagate_id must be a text of at most 256 characters, not true"
      })
  void a_mark_that_the_vendor_could_not_write_is_refused(String mark, String problem) {
    assertThat(
            Given.problems(
                "{\"model\":\"jimeng_t2v_v30\",\"metadata\":{\"aigc_meta\":" + mark + "}}"))
        .containsExactly(problem);
  }

  @Test
  void a_mark_inside_other_options_is_named_there() {
    assertThat(
            Given.problems(
                "{\"model\":\"jimeng_t2v_v30\",\"metadata\":{\"req_json\":{\"aigc_meta\":{\"producer_id\":\"p\"}}}}"))
        .containsExactly(
            "metadata.req_json.aigc_meta.content_propagator must be a text of at most 256 characters, not missing");
  }

  @Test
  void each_text_may_have_256_characters() {
    String mark =
        "{\"producer_id\":\"%s\",\"content_propagator\":\"c\",\"content_producer\":\"x\"}";
    String request = "{\"model\":\"jimeng_t2v_v30\",\"metadata\":{\"aigc_meta\":" + mark + "}}";

    assertThat(Given.problems(request.formatted("p".repeat(256)))).isEmpty();
    assertThat(Given.problems(request.formatted("p".repeat(257)))).hasSize(1);
  }
}
