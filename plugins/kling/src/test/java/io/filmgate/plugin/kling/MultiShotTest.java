package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.plan;
import static io.filmgate.plugin.kling.Planned.refusals;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiShotTest {
  @Test
  void only_kling_v3_has_shots() {
    assertThat(refusals(text("kling-v2-6"), "multi_shot", true, "shot_type", "intelligence"))
        .containsExactly("metadata.multi_shot: kling-v2-6 cannot do multi_shot");
    assertThat(plan(text("kling-v3"), "multi_shot", "true", "shot_type", "intelligence").body())
        .isEqualTo(
            object(
                "model_name", "kling-v3",
                "prompt", "a cat",
                "multi_shot", "true",
                "shot_type", "intelligence"));
  }

  @Test
  void lengths_add_up_to_the_duration() {
    assertThat(shots(shot(1, "2"), shot(2, 3))).isEmpty();
    assertThat(shots(shot(1, "2"), shot(2, "4")))
        .containsExactly(
            "metadata.multi_prompt: metadata.multi_prompt must be shots that last 5 s together, not"
                + " 6 s");
  }

  @Test
  void a_shot_lasts_a_second_and_has_a_prompt_of_512_characters_at_most() {
    assertThat(
            shots(
                object("index", 1, "prompt", "x".repeat(513), "duration", "4.5"),
                object("index", "2", "prompt", "", "duration", "0.5")))
        .containsExactly(
            "metadata.multi_prompt[0].prompt: metadata.multi_prompt[0].prompt must be a text of 1"
                + " to 512 characters, not 513 characters",
            "metadata.multi_prompt[1].index: metadata.multi_prompt[1].index must be a whole number,"
                + " not \"2\"",
            "metadata.multi_prompt[1].prompt: metadata.multi_prompt[1].prompt must be a text of 1"
                + " to 512 characters, not blank",
            "metadata.multi_prompt[1].duration: metadata.multi_prompt[1].duration must be at least"
                + " 1, not \"0.5\"",
            "metadata.multi_prompt: metadata.multi_prompt must be shots that last 5 s together, not"
                + " 4.5 s");
  }

  @Test
  void six_shots_are_the_most() {
    Object[] seven = new Object[7];
    for (int i = 0; i < 7; i++) {
      seven[i] = shot(i + 1, "1");
    }

    assertThat(shots(seven))
        .containsExactly(
            "metadata.multi_prompt: metadata.multi_prompt must be a list of 1 to 6 shots, not 7");
    assertThat(refusals(text("kling-v3"), "multi_shot", true, "shot_type", "customize"))
        .containsExactly(
            "metadata.multi_prompt: metadata.multi_prompt must be a list of 1 to 6 shots, not"
                + " null");
  }

  @Test
  void fields_of_shots_without_shots_are_a_mistake() {
    assertThat(refusals(text("kling-v3"), "shot_type", "intelligence"))
        .containsExactly("metadata.shot_type: metadata.shot_type needs metadata.multi_shot true");
    assertThat(refusals(text("kling-v3"), "multi_shot", false)).isEmpty();
    assertThat(refusals(text("kling-v3"), "multi_shot", 1))
        .containsExactly("metadata.multi_shot: metadata.multi_shot must be true or false, not 1");
    assertThat(refusals(text("kling-v3"), "multi_shot", true))
        .containsExactly(
            "metadata.shot_type: metadata.shot_type must be customize or intelligence, not null");
  }

  private static JsonObject shot(int index, Object seconds) {
    return object("index", index, "prompt", "a wave", "duration", seconds);
  }

  private static List<String> shots(Object... shots) {
    return refusals(
        text("kling-v3"),
        "multi_shot",
        true,
        "shot_type",
        "customize",
        "multi_prompt",
        array(shots));
  }
}
