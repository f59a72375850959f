package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Capability;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Problem;
import io.filmgate.testkit.TestAccount;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is published, written down a second time. */
class OfferTest {
  private static final List<String> OLDER =
      List.of(
          "kling-v1: text2video 0-0 [5, 10] [720p], image2video 1-2 [5, 10] [720p],"
              + " video-extend 0-0 [] [720p]",
          "kling-v1-5: image2video 1-2 [5, 10] [720p, 1080p], video-extend 0-0 [] [720p, 1080p]",
          "kling-v1-6: text2video 0-0 [5, 10] [720p, 1080p], image2video 1-2 [5, 10] [720p, 1080p],"
              + " multi-image2video 1-4 [5, 10] [720p, 1080p],"
              + " multi-elements 0-2 [5, 10] [720p, 1080p], video-extend 0-0 [] [720p, 1080p]",
          "kling-v2-master: text2video 0-0 [5, 10] [720p], image2video 1-1 [5, 10] [720p]",
          "kling-v2-1: image2video 1-2 [5, 10] [720p, 1080p]",
          "kling-v2-1-master: text2video 0-0 [5, 10] [1080p], image2video 1-1 [5, 10] [1080p]",
          "kling-v2-5-turbo: text2video 0-0 [5, 10] [720p, 1080p],"
              + " image2video 1-2 [5, 10] [720p, 1080p]",
          "kling-v2-6: text2video 0-0 [5, 10] [720p, 1080p],"
              + " image2video 1-2 [5, 10] [720p, 1080p], motion-control 1-1 [] [720p, 1080p]",
          "kling-v3: text2video 0-0 3..15 [720p, 1080p, 4k],"
              + " image2video 1-2 3..15 [720p, 1080p, 4k], motion-control 1-1 [] [720p, 1080p]",
          "kling-v3-omni: omni-video 0-7 3..15 [1080p, 720p, 4k]",
          "kling-video-o1: omni-video 0-7 3..10 [1080p, 720p]",
          "kling-effects: effects 1-2 [] []",
          "kling-avatar: avatar 1-1 [] []",
          "kling-lip-sync: advanced-lip-sync 0-0 [] [], lip-sync 0-0 [] []");

  private static final List<String> NEWER =
      List.of(
          "kling-3.0-turbo: text2video 0-0 3..15 [720p, 1080p],"
              + " image2video 1-1 3..15 [720p, 1080p]",
          "kling-3.0: text2video 0-0 3..15 [720p, 1080p, 4k],"
              + " image2video 1-2 3..15 [720p, 1080p, 4k], motion-control 1-1 [] [720p, 1080p]",
          "kling-3.0-omni: omni-video 0-7 3..15 [720p, 1080p, 4k]",
          "kling-o1: omni-video 0-7 3..10 [720p, 1080p]",
          "kling-2.6: text2video 0-0 [5, 10] [720p, 1080p],"
              + " image2video 1-2 [5, 10] [720p, 1080p], motion-control 1-1 [] [720p, 1080p]",
          "kling-2.5-turbo: text2video 0-0 [5, 10] [720p, 1080p],"
              + " image2video 1-2 [5, 10] [720p, 1080p]");

  private final KlingProvider provider = new KlingProvider();
  private final TestAccount pair = Planned.account("access_key");
  private final TestAccount key = Planned.account("api_key");

  @Test
  void a_pair_of_keys_is_offered_the_older_interface() {
    assertThat(written(provider.models(pair.channel()))).isEqualTo(OLDER);
  }

  @Test
  void an_api_key_is_offered_both() {
    List<String> offered = written(provider.models(key.channel()));
    assertThat(offered).startsWith(OLDER.toArray(String[]::new));
    assertThat(offered).endsWith(NEWER.toArray(String[]::new));
    assertThat(offered).hasSize(OLDER.size() + NEWER.size());
  }

  @Test
  void operations_on_videos_and_sounds_say_what_they_start_from() {
    List<String> started =
        provider.models(key.channel()).stream()
            .flatMap(model -> model.capabilities().stream())
            .filter(row -> row.inputs().contains("video") || row.inputs().contains("audio"))
            .map(row -> row.operation() + " " + row.inputs())
            .distinct()
            .toList();
    assertThat(started)
        .containsExactlyInAnyOrder(
            "video-extend [video]",
            "multi-elements [video, image]",
            "motion-control [image, video]",
            "omni-video [text, image, first_last_frame, reference_images, video]",
            "avatar [image, audio]",
            "advanced-lip-sync [video, audio]",
            "lip-sync [video, audio]");
  }

  @Test
  void a_model_of_the_newer_interface_needs_an_api_key() {
    Set<String> models = Set.of("kling-v3", "kling-3.0", "kling-v9");
    assertThat(provider.check(key.withModels(models).channel()))
        .extracting(Problem::param)
        .containsExactly("models.kling-v9");
    assertThat(provider.check(pair.withModels(models).channel()))
        .extracting(Problem::message)
        .contains("kling-3.0 needs a channel with api_key");
  }

  private static List<String> written(List<ModelInfo> models) {
    return models.stream()
        .map(
            model ->
                model.name()
                    + ": "
                    + model.capabilities().stream()
                        .map(OfferTest::written)
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  private static String written(Capability row) {
    List<Integer> seconds = row.seconds();
    String lengths = seconds.size() > 3 ? "3.." + (seconds.size() + 2) : seconds.toString();
    return "%s %d-%d %s %s"
        .formatted(
            row.operation(), row.leastImages(), row.mostImages(), lengths, row.resolutions());
  }
}
