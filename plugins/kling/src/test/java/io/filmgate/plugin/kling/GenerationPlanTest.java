package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.plan;
import static io.filmgate.plugin.kling.Planned.planLeavingOutUnknown;
import static io.filmgate.plugin.kling.Planned.problems;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static io.filmgate.plugin.kling.Planned.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationPlanTest {
  @Test
  void what_is_not_asked_for_is_not_sent_but_counted() {
    Plan plan = plan(text("kling-v2-6"));

    assertThat(plan.body()).isEqualTo(object("model_name", "kling-v2-6", "prompt", "a cat"));
    assertThat(plan.usage())
        .isEqualTo(
            Usage.video(
                5,
                Map.of(
                    "operation", "text2video",
                    "mode", "std",
                    "sound", "off",
                    "voice", "off",
                    "video", "off")));
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void metadata_wins_over_the_field_of_the_same_meaning_and_says_so() {
    JsonObject request =
        picture("kling-v2-6").put("duration", 5).put("seed", 1).put("prompt", "a dog");

    Plan plan =
        plan(
            request,
            "prompt",
            "a cat",
            "duration",
            "10",
            "seed",
            2,
            "image",
            "https://example.com/b.png");

    assertThat(plan.body())
        .isEqualTo(
            object(
                "model_name", "kling-v2-6",
                "prompt", "a cat",
                "duration", "10",
                "seed", 2,
                "image", "https://example.com/b.png"));
    assertThat(plan.usage().amount(Usage.MILLISECONDS)).isEqualTo(10_000);
    assertThat(warnings(plan))
        .containsExactlyInAnyOrder(
            "OVERRIDDEN prompt: metadata.prompt was used",
            "OVERRIDDEN duration: metadata.duration was used",
            "OVERRIDDEN seed: metadata.seed was used",
            "OVERRIDDEN image: metadata.image was used",
            "NOT_GUARANTEED metadata.seed: sent as given; Kling documents no seed");
  }

  @Test
  void saying_the_same_twice_is_no_reason_to_warn() {
    Plan plan =
        plan(
            picture("kling-v1").put("duration", 5),
            "duration",
            5,
            "prompt",
            "a cat",
            "image",
            "https://example.com/a.png");

    assertThat(plan.warnings()).isEmpty();
    assertThat(plan.images()).hasSize(1);
  }

  @Test
  void an_empty_text_in_metadata_counts_as_absent() {
    Plan plan =
        plan(
            text("kling-v1").put("duration", 10),
            "duration",
            "",
            "image",
            "",
            "image_tail",
            "",
            "negative_prompt",
            "",
            "mode",
            "");

    assertThat(plan.operation()).isEqualTo("text2video");
    assertThat(plan.body())
        .isEqualTo(object("model_name", "kling-v1", "prompt", "a cat", "duration", "10"));
    assertThat(plan.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5.0, 5", "1e1, 10"})
  void duration_becomes_a_text_of_digits(String asked, String sent) {
    Plan plan = plan(text("kling-v1").put("duration", new BigDecimal(asked)));

    assertThat(plan.body().getValue("duration")).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5.5, 7, 0, -5})
  void a_length_that_the_model_does_not_have_is_refused(double seconds) {
    assertThat(problems(text("kling-v1").put("duration", seconds)))
        .extracting(Problem::param, Problem::kind)
        .containsExactly(tuple("duration", Problem.Kind.INVALID));
  }

  @Test
  void a_wrong_length_is_named_as_the_tenant_spelled_it() {
    assertThat(refusals(text("kling-v3"), "duration", "16"))
        .containsExactly(
            "metadata.duration: metadata.duration must be a whole number from 3 to 15, not"
                + " \"16\"");
    assertThat(refusals(text("kling-v1").put("duration", 7)))
        .containsExactly("duration: duration must be 5 or 10, not 7");
  }

  @Test
  void the_tenants_external_id_is_remembered_and_never_sent() {
    Plan plan = plan(text("kling-v1"), "external_task_id", "order-7");

    assertThat(plan.details()).isEqualTo(object("external_task_id", "order-7"));
    assertThat(plan.body().containsKey("external_task_id")).isFalse();
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void the_model_cannot_be_chosen_in_metadata() {
    assertThat(plan(text("kling-v1"), "model_name", "kling-v1").warnings()).isEmpty();
    assertThat(problems(text("kling-v1"), "model_name", "kling-v3"))
        .extracting(Problem::param, Problem::kind)
        .containsExactly(tuple("metadata.model_name", Problem.Kind.RESERVED));
  }

  @Test
  void a_model_that_nobody_knows_is_refused_with_the_known_ones() {
    assertThat(refusals(text("kling-v9")))
        .singleElement()
        .asString()
        .startsWith("model: model must be kling-v1, kling-v1-5, ")
        .endsWith(" or kling-2.5-turbo, not kling-v9");
  }

  @Test
  void what_kling_does_not_document_is_sent_with_a_warning() {
    Plan plan = plan(text("kling-v1").put("seed", 7), "style", "anime");

    assertThat(plan.body().getValue("seed")).isEqualTo(7L);
    assertThat(plan.body().getValue("style")).isEqualTo("anime");
    assertThat(warnings(plan))
        .containsExactlyInAnyOrder(
            "NOT_GUARANTEED seed: sent as given; Kling documents no seed",
            "NOT_GUARANTEED metadata.style: sent as given; Kling documents no style");
  }

  @Test
  void what_kling_does_not_document_is_left_out_where_the_operator_wants_it() {
    Plan plan = planLeavingOutUnknown(text("kling-v1").put("seed", 7), "style", "anime");

    assertThat(plan.body()).isEqualTo(object("model_name", "kling-v1", "prompt", "a cat"));
    assertThat(warnings(plan))
        .containsExactlyInAnyOrder(
            "IGNORED seed: left out; Kling documents no seed",
            "IGNORED metadata.style: left out; Kling documents no style");
  }

  @Test
  void frame_rate_and_user_are_not_for_kling() {
    Plan plan = plan(text("kling-v1").put("fps", 24).put("user", "u-1"));

    assertThat(plan.body()).isEqualTo(object("model_name", "kling-v1", "prompt", "a cat"));
    assertThat(warnings(plan))
        .containsExactlyInAnyOrder(
            "IGNORED fps: Kling chooses it", "IGNORED user: kept here; Kling is not told");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image_list", "video_url", "effect_scene", "session_id"})
  void a_field_of_another_product_is_refused(String field) {
    assertThat(problems(text("kling-v1"), field, "x"))
        .extracting(Problem::param, Problem::kind)
        .containsExactly(tuple("metadata." + field, Problem.Kind.UNSUPPORTED));
  }

  @Test
  void such_a_refusal_says_where_the_field_belongs() {
    assertThat(refusals(text("kling-v1"), "video_url", "https://example.com/a.mp4"))
        .containsExactly(
            "metadata.video_url: metadata.video_url belongs to motion-control, which is for"
                + " kling-v2-6, kling-v3, kling-3.0 or kling-2.6");
  }

  @Test
  void all_problems_are_reported_at_once() {
    assertThat(
            problems(
                text("kling-v2-6").put("duration", 7).put("size", "1000x100"),
                "mode",
                "4k",
                "cfg_scale",
                2,
                "sound",
                "loud",
                "external_task_id",
                5,
                "negative_prompt",
                7,
                "watermark_info",
                true))
        .extracting(Problem::param)
        .containsExactlyInAnyOrder(
            "duration",
            "size",
            "metadata.mode",
            "metadata.cfg_scale",
            "metadata.cfg_scale",
            "metadata.sound",
            "metadata.external_task_id",
            "metadata.negative_prompt",
            "metadata.watermark_info");
  }

  @Test
  void a_model_that_needs_a_picture_says_so() {
    assertThat(refusals(text("kling-v2-1")))
        .containsExactly("image: image must be a picture for kling-v2-1, not missing");
  }

  @Test
  void a_prompt_has_at_most_2500_characters() {
    String emoji = "\uD83D\uDC31";

    assertThat(refusals(text("kling-v1").put("prompt", emoji.repeat(2500)))).isEmpty();
    assertThat(refusals(text("kling-v1").put("prompt", emoji.repeat(2501))))
        .containsExactly("prompt: prompt must be a text of at most 2500 characters, not 2501");
  }

  @Test
  void an_empty_prompt_in_metadata_is_no_prompt() {
    assertThat(refusals(text("kling-v1"), "prompt", ""))
        .containsExactly("metadata.prompt: metadata.prompt must be a text, not missing");
    assertThat(plan(picture("kling-v1"), "prompt", "").body().getValue("prompt")).isEqualTo("");
  }
}
