package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Subjects, key frames and reference videos: what is wrong inside of them is told with its place.
 */
class InsideMetadataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq3     | {"images": ["https://x.example/a.png"]}                          | metadata.subjects[0].name: metadata.subjects[0].name must be the name that the prompt uses after @, not missing
          viduq3     | {"name": "a"}                                                    | metadata.subjects[0]: metadata.subjects[0] needs one of images, videos and server_id
          viduq3     | {"name": "a", "server_id": "s", "images": ["https://x.example/a.png"]} | metadata.subjects[0]: metadata.subjects[0] needs one of images, videos and server_id
          viduq3     | {"name": "a", "images": []}                                      | metadata.subjects[0].images: metadata.subjects[0].images must be a list of 1 to 3 pictures, not 0
          viduq3     | {"name": "a", "images": ["nonsense"]}                            | metadata.subjects[0].images[0]: metadata.subjects[0].images[0] must be an http(s) address or base64 of a picture
          viduq3     | {"name": "a", "images": ["iVBORw0KGgoAAAANSUhEUgAAAEAAAABAAQAAAACCEkxzAAAAD0lEQVR42mNgGAWjgHwAAAJAAAHgTR1EAAAAAElFTkSuQmCC"]} | metadata.subjects[0].images[0]: metadata.subjects[0].images[0] must have sides of at least 128 pixels, not 64x64
          viduq3     | {"name": "a", "videos": ["https://x.example/v.mp4"]}             | metadata.subjects: metadata.subjects must be a list of 1 to 7 subjects with pictures and at most 0 with a video for viduq3, not 0 and 1
          viduq2-pro | {"name": "a", "videos": ["v.mp4"]}                               | metadata.subjects[0].videos: metadata.subjects[0].videos must be a list of one http(s) address or data URI of a video, not this
          viduq2-pro | {"name": "a", "server_id": 7}                                    | metadata.subjects[0].server_id: metadata.subjects[0].server_id must be a text, not 7
          """)
  void a_subject_says_what_it_needs(String model, String subject, String problem) {
    assertThat(Planned.problems(model, "", "\"subjects\": [" + subject + "]"))
        .containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"key_image": "https://x.example/1.png"}                                    | metadata.image_settings: metadata.image_settings must be a list of 2 to 9 key frames, not 1
          {"key_image": "https://x.example/1.png"}, {}                                | metadata.image_settings[1].key_image: metadata.image_settings[1].key_image must be an http(s) address or base64 of a picture
          {"key_image": "https://x.example/1.png"}, {"key_image": "https://x.example/1.png", "duration": 8} | metadata.image_settings[1].duration: metadata.image_settings[1].duration must be 2 to 7 seconds, not 8
          """)
  void a_key_frame_says_what_it_needs(String frames, String problem) {
    String start = "\"start_image\": \"https://x.example/0.png\", ";

    assertThat(Planned.problems("viduq2-pro", "", start + "\"image_settings\": [" + frames + "]"))
        .containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          viduq2     | 1 | ["https://x.example/v.mp4"] | metadata.videos: viduq2 takes no reference videos, not 1
          viduq2-pro | 5 | ["https://x.example/v.mp4"] | metadata.images: reference2video takes 1 to 4 pictures, not 5
          viduq2-pro | 1 | ["v.mp4"]                   | metadata.videos: metadata.videos must be a list of 1 to 2, each an http(s) address or a data URI of a video, not ["v.mp4"]
          """)
  void reference_videos_are_counted(String model, int pictures, String videos, String problem) {
    String images = "\"https://x.example/a.png\",".repeat(pictures).replaceAll(",$", "");
    String metadata =
        "\"action\": \"reference2video\", \"images\": [" + images + "], \"videos\": " + videos;

    assertThat(Planned.problems(model, "", metadata)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lip-sync    | "prompt": "hm"      | "video_url": "https://x.example/v.mp4"                | prompt: prompt must be 4 to 2000 characters long, not 2
          lip-sync    | ``                  | "video_url": "https://x.example/v.mp4", "speed": 2.5  | metadata.speed: metadata.speed must be a number from 0.5 to 2, not 2.5
          lip-sync    | ``                  | "video_url": "v.mp4"                                  | metadata.video_url: metadata.video_url must be an http(s) address, not "v.mp4"
          upscale-new | ``                  | "video_creation_id": "7", "upscale_resolution": "3K"  | metadata.upscale_resolution: metadata.upscale_resolution must be 1080p or 2K or 4K or 8K for upscale-new, not "3K"
          viduq2-pro  | "duration": 0.5     | "images": ["https://x.example/a.png"], "action": "reference2video" | duration: duration must be 1 to 10, or 0 for the vendor's choice, for viduq2-pro, not 0.5
          viduq3-mix  | ``                  | "images": ["https://x.example/a.png"], "aspect_ratio": "wide" | metadata.aspect_ratio: metadata.aspect_ratio must be one of 16:9, 9:16, 1:1, 4:3, 3:4, auto, or any other width:height, for viduq3-mix, not "wide"
          viduq2-pro  | "image": "https://x.example/a.png" | "audio": true, "off_peak": true        | metadata.off_peak: viduq2-pro runs off-peak only with audio false
          viduq1      | ``                  | "meta_data": "no json"                                | metadata.meta_data: metadata.meta_data must be an object, or JSON of one as a text, not "no json"
          """)
  void other_fields_have_their_bounds(
      String model, String members, String metadata, String problem) {
    assertThat(Planned.problems(model, members, metadata)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "audio_type": "all"                    | metadata.audio_type: does nothing without audio
          "voice_id": "v1", "audio": false       | metadata.voice_id: does nothing without audio
          """)
  void a_voice_without_sound_is_warned_about(String metadata, String warning) {
    assertThat(
            Planned.plan("viduq2-pro", "\"image\": \"https://x.example/a.png\"", metadata)
                .warnings())
        .extracting(found -> found.param() + ": " + found.message())
        .containsExactly(warning);
  }
}
