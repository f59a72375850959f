package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.picture;
import static io.filmgate.plugin.kling.Planned.text;
import static io.filmgate.plugin.kling.Planned.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.testkit.ClientRequest;
import io.filmgate.testkit.TestAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the newer interface refuses, and how the older one's words are understood. */
class NewerPlanTest {
  private static final String PICTURE = "https://example.com/b.png";
  private static final TestAccount KEY =
      TestAccount.allOf(new KlingProvider().describe()).stream()
          .filter(account -> account.channel().credentials().contains("api_key"))
          .findFirst()
          .orElseThrow();

  private static Plan plan(JsonObject request, Object... metadata) {
    JsonObject posted = request.copy().put("metadata", object(metadata));
    return new KlingProvider().plan(ClientRequest.read(posted), KEY.channel());
  }

  private static List<String> refusals(JsonObject request, Object... metadata) {
    ProviderException refusal =
        catchThrowableOfType(ProviderException.class, () -> plan(request, metadata));
    return refusal == null
        ? List.of()
        : refusal.problems().stream()
            .map(problem -> problem.param() + ": " + problem.message())
            .toList();
  }

  @Test
  void a_pair_of_keys_does_not_get_there() {
    assertThat(Planned.refusals(text("kling-3.0")))
        .containsExactly("model: kling-3.0 needs a channel with api_key");
  }

  @ParameterizedTest
  @CsvSource({"std, 720p", "pro, 1080p", "4k, 4k"})
  void a_mode_is_a_resolution(String mode, String resolution) {
    assertThat(plan(text("kling-3.0"), "mode", mode).body().getJsonObject("settings"))
        .isEqualTo(object("resolution", resolution, "multi_shot", false));
  }

  @Test
  void settings_win_over_older_words_and_over_the_request() {
    Plan plan =
        plan(
            text("kling-2.6").put("duration", 5).put("size", "1:1"),
            "mode",
            "std",
            "settings",
            object("resolution", "1080p", "duration", 10, "aspect_ratio", "9:16", "tint", "red"));
    assertThat(plan.body().getJsonObject("settings"))
        .isEqualTo(
            object("resolution", "1080p", "duration", 10, "aspect_ratio", "9:16", "tint", "red"));
    assertThat(plan.usage().factors()).containsEntry("mode", "pro");
    assertThat(warnings(plan))
        .containsExactlyInAnyOrder(
            "OVERRIDDEN size: metadata.settings.aspect_ratio was used",
            "OVERRIDDEN duration: metadata.settings.duration was used",
            "NOT_GUARANTEED metadata.settings.tint: sent as given; Kling documents no tint");
  }

  @Test
  void what_belongs_to_the_gateway_is_no_option() {
    assertThat(
            refusals(
                text("kling-3.0"),
                "options",
                object("callback_url", "https://x.example", "external_task_id", "mine")))
        .containsExactly(
            "metadata.options.callback_url: metadata.options.callback_url cannot be set; it belongs"
                + " to the gateway",
            "metadata.options.external_task_id: metadata.options.external_task_id cannot be set; it"
                + " belongs to the gateway");
  }

  @Test
  void values_that_the_model_does_not_have_are_refused() {
    assertThat(refusals(text("kling-2.6"), "resolution", "4k"))
        .containsExactly(
            "metadata.resolution: metadata.resolution must be 720p or 1080p, not \"4k\"");
    assertThat(refusals(text("kling-2.6").put("duration", 7)))
        .containsExactly("duration: duration must be 5 or 10, not 7");
    assertThat(refusals(text("kling-2.6"), "audio", "native"))
        .containsExactly(
            "metadata.audio: kling-2.6 cannot do sound on with mode std; allowed: pro");
    assertThat(refusals(text("kling-3.0-turbo"), "sound", "off"))
        .containsExactly("metadata.sound: kling-3.0-turbo cannot do without sound");
    assertThat(refusals(text("kling-2.6"), "multi_shot", true))
        .containsExactly("metadata.multi_shot: kling-2.6 cannot do multi_shot");
  }

  @Test
  void a_last_frame_is_for_some_models_and_silent_on_one() {
    assertThat(refusals(picture("kling-3.0-turbo"), "image_tail", PICTURE))
        .containsExactly("metadata.image_tail: kling-3.0-turbo cannot do image_tail");
    assertThat(
            refusals(picture("kling-2.6"), "image_tail", PICTURE, "mode", "pro", "audio", "native"))
        .containsExactly("metadata.image_tail: kling-2.6 cannot do image_tail with sound on");
    assertThat(refusals(text("kling-3.0"), "image_tail", PICTURE))
        .containsExactly("image: image must be a picture, the first frame, not missing");
  }

  @Test
  void parts_are_checked_one_by_one() {
    assertThat(
            refusals(
                text("kling-3.0-omni"),
                "contents",
                array(
                    object("type", "sound"),
                    object("type", "element"),
                    object("type", "base_video", "url", "ftp://x.example/a.mp4"),
                    object("type", "refer_image", "url", "nothing"))))
        .hasSize(4)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("metadata.contents[0].type: metadata.contents[0].type must be "))
        .contains(
            "metadata.contents[1].element_id: metadata.contents[1].element_id must be there, not"
                + " missing");
  }

  @Test
  void a_part_takes_the_place_of_the_requests_own() {
    Plan plan =
        plan(
            picture("kling-3.0"),
            "contents",
            array(
                object("type", "prompt", "text", "a dog"),
                object("type", "first_frame", "url", PICTURE)));
    assertThat(plan.body().getJsonArray("contents"))
        .isEqualTo(
            array(
                object("type", "prompt", "text", "a dog"),
                object("type", "first_frame", "url", PICTURE)));
    assertThat(warnings(plan)).contains("OVERRIDDEN image: metadata.contents was used");
  }

  @Test
  void a_changed_video_takes_no_frames_and_no_shots() {
    Object video = object("type", "base_video", "url", "https://example.com/a.mp4");
    assertThat(refusals(picture("kling-3.0-omni"), "contents", array(video), "multi_shot", true))
        .containsExactly(
            "metadata.contents: a video that is changed takes no first or last frame",
            "metadata.contents: a video that is changed has no shots of its own");
  }

  @Test
  void prompt_and_what_shall_not_be_seen_have_one_limit() {
    String long1 = "a".repeat(2490);
    assertThat(refusals(text("kling-2.6").put("prompt", long1), "negative_prompt", "b".repeat(10)))
        .hasSize(1);
    assertThat(refusals(text("kling-3.0").put("prompt", long1), "negative_prompt", "b".repeat(10)))
        .isEmpty();
  }
}
