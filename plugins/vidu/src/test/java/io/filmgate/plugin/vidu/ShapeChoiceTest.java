package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeChoiceTest {
  private static final String SETTINGS =
      "\"image_settings\": [{\"key_image\": \"https://x.example/1.png\"}, {\"key_image\": \"https://x.example/2.png\"}]";

  private static String pictures(int count) {
    return "\"images\": ["
        + "\"https://x.example/a.png\",".repeat(count).replaceAll(",$", "")
        + "]";
  }

  private static String metadata(int pictures, String more) {
    String others = more == null ? "" : more.replace("SETTINGS", SETTINGS);
    return pictures(pictures) + (others.isEmpty() ? "" : ", " + others);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq3-turbo       | 0 |                                          | text2video
          viduq3-turbo       | 1 |                                          | img2video
          viduq3-turbo       | 2 |                                          | start-end2video
          viduq3-turbo       | 3 |                                          | reference2video
          viduq3-turbo       | 1 | "action": "reference2video"              | reference2video
          viduq3-turbo       | 2 | "action": "referenceGenerate"            | reference2video
          viduq3-turbo       | 0 | "subjects": [{"name": "a", "server_id": "s"}] | reference2video
          viduq3-turbo       | 0 | "action": "reference2video", "subjects": [{"name": "a", "server_id": "s"}] | reference2video
          viduq3             | 1 |                                          | reference2video
          viduq3-mix         | 2 |                                          | reference2video
          viduq2             | 0 |                                          | text2video
          viduq2             | 1 |                                          | reference2video
          viduq2             | 2 |                                          | reference2video
          viduq2-turbo       | 1 | SETTINGS                                 | multiframe
          viduq2-turbo       | 0 | "video_url": "https://x.example/v.mp4"   | extend
          viduq2-turbo       | 1 | "video_creation_id": "7"                 | extend
          template           | 1 | "template": "hugging"                    | template
          template           | 2 | "template": "hugging", "action": "template2video" | template
          template-story     | 1 | "story": "pigsy"                         | template-story
          lip-sync           | 0 | "video_url": "https://x.example/v.mp4"   | lip-sync
          upscale-new        | 0 | "video_url": "https://x.example/v.mp4"   | upscale-new
          vidu1.0            | 0 | "creation_id": "7"                       | upscale
          trending-replicate | 1 | "video_url": "https://x.example/v.mp4"   | trending-replicate
          ad-one-click       | 1 |                                          | ad-one-click
          """)
  void a_request_means_an_operation(String model, int pictures, String more, String operation) {
    Plan plan = Planned.plan(model, "", metadata(pictures, more));

    assertThat(plan.operation()).isEqualTo(operation);
    assertThat(plan.model()).isEqualTo(model);
    assertThat(plan.warnings().stream().filter(it -> !it.param().equals("prompt"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq1       | 0 | "template": "hugging"                  | model: viduq1 cannot do template; models that can: template
          viduq1       | 1 | SETTINGS                               | model: viduq1 cannot do multiframe; models that can: viduq2-pro, viduq2-turbo
          viduq1       | 0 | "video_url": "https://x.example/v.mp4" | model: viduq1 cannot do extend; models that can: viduq2-pro, viduq2-turbo
          viduq3-mix   | 0 | "subjects": [{"name": "a"}]            | model: viduq3-mix cannot do reference2video with subjects; models that can: viduq3-turbo, viduq3, viduq2-pro, viduq2, viduq1, vidu2.0
          viduq2-pro   | 0 |                                        | model: viduq2-pro cannot do text2video; models that can: viduq3-pro, viduq3-turbo, viduq2, viduq1, vidu1.5
          viduq2-turbo | 3 |                                        | model: viduq2-turbo cannot do reference2video; models that can: viduq3-mix, viduq3-turbo, viduq3, viduq2-pro, viduq2, viduq1, vidu2.0, vidu1.5, viduq4-preview
          viduq1       | 13 |                                       | metadata.images: viduq1 does not take 13 pictures
          viduq1       | 8 |                                        | metadata.images: reference2video takes 1 to 7 pictures, not 8
          viduq3-mix   | 0 |                                        | image: reference2video takes 1 to 7 pictures, not 0
          lip-sync     | 0 |                                        | metadata.video_url: metadata.video_url must be an http(s) address, not missing
          lip-sync     | 1 | "video_url": "https://x.example/v.mp4" | image: lip-sync takes no pictures, not 1
          upscale-new  | 0 |                                        | metadata.video_creation_id: metadata.video_creation_id must be a text, or metadata.video_url be given, not missing
          template     | 1 |                                        | metadata.template: metadata.template must be a text, not missing
          """)
  void what_a_model_cannot_do_is_told(String model, int pictures, String more, String problem) {
    assertThat(Planned.problems(model, "", metadata(pictures, more))).containsExactly(problem);
  }
}
