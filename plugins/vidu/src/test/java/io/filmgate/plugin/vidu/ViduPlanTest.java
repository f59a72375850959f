package io.filmgate.plugin.vidu;

import static io.filmgate.plugin.vidu.Planned.plan;
import static io.filmgate.plugin.vidu.Planned.refused;
import static io.filmgate.plugin.vidu.Planned.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.testkit.ClientRequest;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViduPlanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq3-pro   | ``                    | "duration": 16                        | {"duration":16,"resolution":"720p"}
          viduq3-pro   | "duration": 5.0       | ``                                    | {"duration":5,"resolution":"720p"}
          viduq3-pro   | "duration": 8         | "duration": 4                         | {"duration":4,"resolution":"720p"}
          viduq3-pro   | "size": "1920x1080"   | ``                                    | {"resolution":"1080p","aspect_ratio":"16:9"}
          viduq3-pro   | "size": "1000x1000"   | ``                                    | {"resolution":"1080p","aspect_ratio":"1:1"}
          viduq3-pro   | "size": "4:3"         | ``                                    | {"resolution":"720p","aspect_ratio":"4:3"}
          viduq3-pro   | "size": "1920x1080"   | "resolution": "540p","aspect_ratio": "1:1" | {"resolution":"540p","aspect_ratio":"1:1"}
          viduq3-pro   | "seed": 7             | ``                                    | {"seed":7}
          viduq3-pro   | "seed": 7             | "seed": 8                             | {"seed":8}
          viduq3-pro   | ``                    | "audio": false                        | {"audio":false}
          viduq3-pro   | ``                    | "meta_data": {"Label":"1"}            | {"meta_data":"{\\"Label\\":\\"1\\"}"}
          viduq1       | ``                    | "style": "anime", "prompt": "a dog"   | {"style":"anime","prompt":"a dog"}
          vidu1.5      | "duration": 8         | ``                                    | {"duration":8,"resolution":"720p"}
          vidu2.0      | "image": "https://x.example/a.png", "duration": 8 | ``         | {"duration":8,"resolution":"720p"}
          viduq2-pro   | "image": "https://x.example/a.png" | "images": ["https://x.example/b.png","https://x.example/c.png"] | {"images":["https://x.example/b.png","https://x.example/c.png"]}
          viduq1       | ``                    | "action": "generate", "images": ["https://x.example/b.png"] | {"images":["https://x.example/b.png"]}
          """)
  void fields_are_merged_into_the_vendors_body(
      String model, String members, String metadata, String expected) {
    JsonObject body = plan(model, members, metadata).body();

    for (String name : new JsonObject(expected).fieldNames()) {
      assertThat(Json.encode(body.getValue(name)))
          .isEqualTo(Json.encode(new JsonObject(expected).getValue(name)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "seed": 0            | seed
          "seed": -1           | seed
          "bgm": false         | bgm
          "is_rec": false      | is_rec
          "off_peak": false    | off_peak
          "watermark": false   | watermark
          "voice_id": ""       | voice_id
          "wm_url": ""         | wm_url
          "payload": "mine"    | payload
          "movement_amplitude": "" | movement_amplitude
          """)
  void what_the_vendor_means_anyway_is_not_sent(String metadata, String field) {
    Plan plan = plan("viduq1", "\"image\": \"https://x.example/a.png\"", metadata);

    assertThat(plan.body().fieldNames()).doesNotContain(field);
    assertThat(plan.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq3-pro | "duration": 17        | ``                       | duration: duration must be 1 to 16 for viduq3-pro, not 17
          viduq3-pro | "duration": 5.5       | ``                       | duration: duration must be 1 to 16 for viduq3-pro, not 5.5
          viduq3-pro | "duration": 5         | "duration": "long"       | metadata.duration: metadata.duration must be 1 to 16 for viduq3-pro, not "long"
          vidu1.5    | "duration": 5         | ``                       | duration: duration must be 4 or 8 for vidu1.5, not 5
          vidu1.5    | "duration": 8         | "resolution": "1080p"    | metadata.resolution: metadata.resolution must be 720p for vidu1.5 at this duration, not "1080p"
          viduq1     | "size": "3:1"         | ``                       | size: size must be close to one of 16:9, 9:16, 1:1 for viduq1, not 3:1
          viduq1     | ``                    | "aspect_ratio": "3:4"    | metadata.aspect_ratio: metadata.aspect_ratio must be one of 16:9, 9:16, 1:1 for viduq1, not "3:4"
          viduq1     | "seed": 2147483648    | ``                       | seed: seed must be a whole number from −1 to 2147483647, not 2147483648
          viduq1     | ``                    | "seed": 1.5              | metadata.seed: metadata.seed must be a whole number from −1 to 2147483647, not 1.5
          viduq1     | ``                    | "bgm": "yes"             | metadata.bgm: metadata.bgm must be true or false, not "yes"
          viduq1     | ``                    | "style": "noir"          | metadata.style: metadata.style must be one of general, anime, not "noir"
          viduq1     | ``                    | "wm_position": 5         | metadata.wm_position: metadata.wm_position must be a whole number from 1 to 4, not 5
          viduq1     | ``                    | "payload": 5             | metadata.payload: metadata.payload must be a text of at most 4096 characters
          viduq1     | ``                    | "action": "img2img"      | metadata.action: metadata.action must be one of text2video, img2video, start-end2video, reference2video, multiframe, extend, template, template-story, lip-sync, upscale-new, upscale, trending-replicate, ad-one-click, not img2img
          viduq1     | ``                    | "action": "img2video"    | image: img2video takes exactly 1 pictures, not 0
          viduq1     | ``                    | "images": ["nonsense"]   | metadata.images[0]: metadata.images[0] must be an http(s) address or base64 of a picture
          viduq3-pro | ``                    | "images": ["https://x.example/a.png","https://x.example/a.png","https://x.example/a.png"] | model: viduq3-pro cannot do reference2video; models that can: viduq3-mix, viduq3-turbo, viduq3, viduq2-pro, viduq2, viduq1, vidu2.0, vidu1.5, viduq4-preview
          viduq2-pro | ``                    | ``                       | model: viduq2-pro cannot do text2video; models that can: viduq3-pro, viduq3-turbo, viduq2, viduq1, vidu1.5
          viduq3-pro | ``                    | "off_peak": true, "audio": false | metadata.off_peak: viduq3-pro runs off-peak only with audio true
          """)
  void a_mistake_is_named(String model, String members, String metadata, String problem) {
    assertThat(refused(model, members, metadata).problems())
        .extracting(found -> found.param() + ": " + found.message())
        .containsExactly(problem);
  }

  @Test
  void all_mistakes_are_named_at_once() {
    ProviderException refused =
        refused("viduq1", "\"duration\": 7, \"size\": \"9:1\"", "\"bgm\": 1, \"seed\": \"x\"");

    assertThat(refused.problems())
        .extracting(Problem::param)
        .containsExactly("duration", "size", "metadata.seed", "metadata.bgm");
  }

  @Test
  void a_prompt_is_counted_in_characters_not_in_code_units() {
    String longest = "😀".repeat(5000);

    assertThat(plan("viduq1", "\"prompt\": \"" + longest + "\"", "").body().getString("prompt"))
        .isEqualTo(longest);
    assertThat(refused("viduq1", "\"prompt\": \"" + longest + "!\"", "").problems())
        .containsExactly(Problem.invalid("prompt", "at most 5000 characters long", "5001"));
  }

  @Test
  void a_body_over_twenty_megabytes_is_refused() {
    JsonObject posted = request("viduq1", "", "");
    posted.put("image", "iVBORw0KGgoAAAANSUhEUgAAAoAAAAFoCAIAAAAA" + "AAAA".repeat(5_000_000));

    ProviderException refused =
        catchThrowableOfType(
            ProviderException.class,
            () -> new ViduProvider().plan(ClientRequest.read(posted), Planned.CHANNEL));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.IMAGE);
              assertThat(problem.message()).contains("20000000").contains("URL");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq3-pro | "duration": 8 | "duration": 4               | OVERRIDDEN duration: metadata.duration was used
          viduq3-pro | ``            | "duration": "8"             | COERCED metadata.duration: read as a number
          viduq3-pro | "seed": 8     | "seed": 4                   | OVERRIDDEN seed: metadata.seed was used
          viduq3-pro | ``            | "prompt": "a dog"           | OVERRIDDEN prompt: metadata.prompt was used
          viduq3-pro | ``            | "movement_amplitude": "small" | IGNORED metadata.movement_amplitude: does nothing with viduq3-pro
          viduq3-pro | "fps": 24     | ``                          | IGNORED fps: not used by this model
          viduq3-pro | ``            | "voice_id": "v"             | IGNORED metadata.voice_id: not used by this model
          viduq1     | "image": "https://x.example/a.png", "size": "16:9" | `` | IGNORED size: the first frame decides the shape
          viduq1     | "image": "https://x.example/a.png" | "aspect_ratio": "16:9" | IGNORED metadata.aspect_ratio: the first frame decides the shape
          viduq1     | "image": "https://x.example/a.png" | "images": ["https://x.example/a.png"] | OVERRIDDEN image: metadata.images was used
          """)
  void what_is_not_used_is_warned_about(
      String model, String members, String metadata, String warning) {
    assertThat(plan(model, members, metadata).warnings())
        .extracting(ViduPlanTest::text)
        .containsExactly(warning);
  }

  private static String text(Warning warning) {
    return warning.code() + " " + warning.param() + ": " + warning.message();
  }

  @Test
  void off_peak_is_a_factor_of_the_price_and_may_take_two_days() {
    Plan plan = plan("viduq3-pro", "", "\"off_peak\": true");

    assertThat(plan.deadline()).contains(Duration.ofDays(2));
    assertThat(plan.usage())
        .isEqualTo(
            Usage.video(
                5,
                Map.of(
                    "operation", "text2video",
                    "off_peak", "true",
                    "audio", "true",
                    "is_rec", "false",
                    "resolution", "720p")));
  }
}
