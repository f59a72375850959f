package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Reconcilable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JimengProviderTest {
  private final ProviderDescriptor descriptor = Given.PROVIDER.describe();

  @Test
  void asks_for_two_or_three_credentials() {
    assertThat(descriptor.credentials().stream().map(set -> set.stream().map(Field::name).toList()))
        .containsExactly(
            List.of("access_key_id", "secret_access_key"),
            List.of("access_key_id", "secret_access_key", "session_token"));
  }

  @Test
  void every_setting_has_a_default() {
    assertThat(descriptor.settings().stream())
        .extracting(Field::name, field -> field.defaultValue().orElse("none"))
        .containsExactly(
            tuple("base_url", "https://visual.volcengineapi.com"),
            tuple("region", "cn-north-1"),
            tuple("service", "cv"),
            tuple("switch_by_images", "true"),
            tuple("switch_by_size", "false"));
  }

  @Test
  void polls_as_the_vendor_advises() {
    assertThat(descriptor.poll().first()).isEqualTo(Duration.ofSeconds(10));
    assertThat(descriptor.poll().interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(descriptor.poll().slowest()).isEqualTo(Duration.ofSeconds(10));
    assertThat(descriptor.jobLife()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void cannot_be_asked_for_a_lost_job() {
    assertThat(Given.PROVIDER).isNotInstanceOf(Reconcilable.class);
  }

  @Test
  void lists_every_key_and_alias_once() {
    assertThat(descriptor.models().stream().map(ModelInfo::name))
        .containsExactly(
            "jimeng_vgfm_t2v_l20",
            "jimeng_vgfm_i2v_l20",
            "jimeng_t2v_v30",
            "jimeng_i2v_first_v30",
            "jimeng_i2v_first_tail_v30",
            "jimeng_t2v_v30_1080p",
            "jimeng_i2v_first_v30_1080",
            "jimeng_i2v_first_tail_v30_1080",
            "jimeng_i2v_recamera_v30",
            "jimeng_ti2v_v30_pro",
            "jimeng_dream_actor_m1_gen_video_cv",
            "jimeng_dreamactor_m20_gen_video",
            "jimeng_realman_avatar_picture_omni_v15",
            "jimeng_v30",
            "jimeng_v30_1080p",
            "jimeng_v30_pro");
  }

  @Test
  void names_what_a_model_may_turn_into() {
    Map<String, Set<String>> variants =
        descriptor.models().stream()
            .collect(Collectors.toMap(ModelInfo::name, ModelInfo::variants));

    assertThat(variants.get("jimeng_vgfm_t2v_l20")).containsExactly("jimeng_vgfm_i2v_l20");
    assertThat(variants.get("jimeng_v30"))
        .containsExactlyInAnyOrder(
            "jimeng_t2v_v30",
            "jimeng_i2v_first_v30",
            "jimeng_i2v_first_tail_v30",
            "jimeng_t2v_v30_1080p",
            "jimeng_i2v_first_v30_1080",
            "jimeng_i2v_first_tail_v30_1080");
    assertThat(variants.get("jimeng_t2v_v30"))
        .containsExactlyInAnyOrder("jimeng_i2v_first_v30", "jimeng_i2v_first_tail_v30");
    assertThat(variants.get("jimeng_ti2v_v30_pro")).isEmpty();
  }

  @Test
  void an_alias_needs_a_key_behind_it() {
    assertThat(check("jimeng_v30", "jimeng_v30_pro", "jimeng_ti2v_v30_pro"))
        .containsExactly(
            "models.jimeng_v30 stands for jimeng_t2v_v30, jimeng_i2v_first_v30, jimeng_i2v_first_tail_v30; "
                + "list behind it those that may be used");
    assertThat(check("jimeng_t2v_v30", "some_new_key")).isEmpty();
  }

  @Test
  void names_that_make_no_video_are_refused_early() {
    assertThat(check("jimeng_realman_avatar_object_detection"))
        .containsExactly("models.jimeng_realman_avatar_object_detection makes no video");
    assertThat(check("jimeng_realman_avatar_picture_omni_v15")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jimeng_t2v_v30_pro,jimeng_ti2v_v30_pro",
    "jimeng_t2v_v30_720p,jimeng_t2v_v30",
    "jimeng_i2v_first_frame,jimeng_i2v_first_v30",
    "jimeng_i2v_first_tail_v30_1080p,jimeng_i2v_first_tail_v30_1080"
  })
  void names_that_circulate_and_are_wrong_are_corrected(String mistaken, String right) {
    assertThat(check(mistaken))
        .containsExactly(
            "models.%s is unknown to the vendor; did you mean %s".formatted(mistaken, right));
  }

  private static List<String> check(String... models) {
    Channel channel = new Channel("jimeng", Map.of(), Set.of(), Set.of(models));
    return Given.PROVIDER.check(channel).stream().map(Problem::message).toList();
  }
}
