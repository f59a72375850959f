package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Plan;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReqKeyChoiceTest {
  private static final String[] PICTURES = {
    "[]",
    "[\"https://a.example/1.jpg\"]",
    "[\"https://a.example/1.jpg\",\"https://a.example/2.jpg\"]"
  };

  @ParameterizedTest
  @CsvSource({
    "jimeng_v30,0,jimeng_t2v_v30",
    "jimeng_v30,1,jimeng_i2v_first_v30",
    "jimeng_v30,2,jimeng_i2v_first_tail_v30",
    "jimeng_v30_1080p,0,jimeng_t2v_v30_1080p",
    "jimeng_v30_1080p,1,jimeng_i2v_first_v30_1080",
    "jimeng_v30_1080p,2,jimeng_i2v_first_tail_v30_1080",
    "jimeng_v30_pro,0,jimeng_ti2v_v30_pro",
    "jimeng_v30_pro,1,jimeng_ti2v_v30_pro",
    "jimeng_vgfm_t2v_l20,0,jimeng_vgfm_t2v_l20",
    "jimeng_vgfm_t2v_l20,1,jimeng_vgfm_i2v_l20",
    "jimeng_t2v_v30,1,jimeng_i2v_first_v30",
    "jimeng_t2v_v30,2,jimeng_i2v_first_tail_v30",
    "jimeng_t2v_v30_1080p,1,jimeng_i2v_first_v30_1080",
    "jimeng_t2v_v30_1080p,2,jimeng_i2v_first_tail_v30_1080",
    "jimeng_i2v_first_v30,1,jimeng_i2v_first_v30"
  })
  void pictures_choose_the_key(String model, int pictures, String reqKey) {
    Plan plan =
        Given.plan(
            "{\"model\":\"%s\",\"metadata\":{\"image_urls\":%s}}"
                .formatted(model, PICTURES[pictures]));

    assertThat(plan.model()).isEqualTo(reqKey);
    assertThat(plan.body().getString("req_key")).isEqualTo(reqKey);
  }

  @Test
  void a_switch_is_told_and_an_alias_is_not() {
    assertThat(
            Given.warnings(
                Given.plan("{\"model\":\"jimeng_t2v_v30\",\"image\":\"https://a.example/1.jpg\"}")))
        .containsExactly("OVERRIDDEN model: the picture chose jimeng_i2v_first_v30");
    assertThat(
            Given.warnings(
                Given.plan("{\"model\":\"jimeng_v30\",\"image\":\"https://a.example/1.jpg\"}")))
        .isEmpty();
  }

  @Test
  void the_operator_can_turn_switching_off_but_not_aliases() {
    String image = "\"image\":\"https://a.example/1.jpg\"}";

    assertThatThrownBy(
            () ->
                Given.PROVIDER.plan(
                    Given.request("{\"model\":\"jimeng_t2v_v30\"," + image), Given.channel(false)))
        .hasMessage("jimeng_t2v_v30 takes no picture, not 1");
    assertThat(
            Given.PROVIDER
                .plan(Given.request("{\"model\":\"jimeng_v30\"," + image), Given.channel(false))
                .model())
        .isEqualTo("jimeng_i2v_first_v30");
  }

  @Test
  void a_key_in_metadata_is_taken_as_it_is() {
    assertThatThrownBy(
            () ->
                Given.plan(
                    "{\"model\":\"jimeng_v30\",\"image\":\"https://a.example/1.jpg\",\"metadata\":{\"req_key\":\"jimeng_t2v_v30\"}}"))
        .hasMessage("jimeng_t2v_v30 takes no picture, not 1");
  }

  @Test
  void a_key_equal_to_the_model_is_no_news() {
    assertThat(
            Given.warnings(
                Given.plan(
                    "{\"model\":\"jimeng_t2v_v30\",\"metadata\":{\"req_key\":\"jimeng_t2v_v30\"}}")))
        .isEmpty();
  }

  @Test
  void an_unknown_key_gets_everything() {
    Plan plan =
        Given.plan(
            "{\"model\":\"jimeng_v30\",\"image\":\"https://a.example/1.jpg\",\"seed\":7,"
                + "\"metadata\":{\"req_key\":\"jimeng_t9v_v90\",\"frames\":49,\"sparkle\":{\"much\":true}}}");

    assertThat(plan.model()).isEqualTo("jimeng_t9v_v90");
    assertThat(plan.encodeBody())
        .hasToString(
            "{\"req_key\":\"jimeng_t9v_v90\",\"prompt\":\"a cat\",\"image_urls\":[\"https://a.example/1.jpg\"],"
                + "\"seed\":7,\"frames\":49,\"sparkle\":{\"much\":true}}");
    assertThat(plan.usage().amount("milliseconds")).isEqualTo(2000);
    assertThat(Given.warnings(plan))
        .containsExactly("OVERRIDDEN model: metadata.req_key chose jimeng_t9v_v90");
  }

  @Test
  void an_odd_number_of_frames_is_paid_up_to_the_next_second() {
    Plan plan = Given.plan("{\"model\":\"pippit_iv2v_cvtob\",\"metadata\":{\"frames\":2400}}");

    assertThat(plan.usage().amount("milliseconds")).isEqualTo(100_000);
  }

  @Test
  void an_unknown_key_without_a_length_is_held_at_the_longest() {
    Plan plan = Given.plan("{\"model\":\"pippit_iv2v_cvtob\"}");

    assertThat(plan.usage().amount("milliseconds")).isEqualTo(10_000);
    assertThat(plan.usage().isUpperBound()).isTrue();
  }

  @Test
  void a_key_that_the_operator_has_not_listed_is_refused() {
    assertThatThrownBy(
            () -> Given.plan("{\"model\":\"jimeng_v30\",\"metadata\":{\"req_key\":\"dearer\"}}"))
        .hasMessage("dearer is not offered as jimeng_v30");
  }

  @Test
  void without_its_sibling_a_text_key_takes_no_picture() {
    String request = "{\"model\":\"%s\",\"image\":\"https://a.example/1.jpg\"}";

    assertThatThrownBy(() -> planListed(request.formatted("jimeng_t2v_v30")))
        .hasMessage("jimeng_t2v_v30 takes no picture, not 1");
    assertThatThrownBy(() -> planListed(request.formatted("jimeng_v30")))
        .hasMessage("jimeng_i2v_first_v30 is not offered as jimeng_v30");
  }

  private static Plan planListed(String request, String... models) {
    Channel all = Given.channel();
    Channel few = new Channel(all.id(), all.settings(), all.credentials(), Set.of(models));
    return Given.PROVIDER.plan(Given.request(request), few);
  }

  @Test
  void something_else_than_a_name_is_refused() {
    assertThatThrownBy(
            () -> Given.plan("{\"model\":\"jimeng_v30\",\"metadata\":{\"req_key\":[\"x\"]}}"))
        .hasMessageContaining("metadata.req_key must be the name of a model");
  }
}
