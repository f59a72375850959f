package io.filmgate.simulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The products beside text and picture, over the older surface. */
class KlingProductsTest {

  private static final String PICTURE = "https://example.com/a.png";
  private static final String VIDEO = "https://example.com/a.mp4";

  private static RunningSimulators running;
  private static KlingClient kling;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    kling = new KlingClient(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(kling.base());
  }

  /** The vendor's own bodies and prices, written down a second time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          multi-image2video  | 3.5 | {"model_name":"kling-v1-6","image_list":[{"image":"P"},{"image":"P"}],"prompt":"p","mode":"pro","duration":"5","aspect_ratio":"16:9"}
          omni-video         | 6   | {"model_name":"kling-video-o1","prompt":"p","image_list":[{"image_url":"P"}],"video_list":[{"video_url":"V","refer_type":"base","keep_original_sound":"yes"}],"mode":"pro"}
          omni-video         | 5   | {"model_name":"kling-v3-omni","prompt":"p","image_list":[{"image_url":"P","type":"first_frame"},{"image_url":"P","type":"end_frame"}],"sound":"on"}
          omni-video         | 1.8 | {"model_name":"kling-v3-omni","prompt":"p","aspect_ratio":"1:1","duration":"3","mode":"std"}
          motion-control     | 4   | {"model_name":"kling-v2-6","image_url":"P","video_url":"V","prompt":"p","keep_original_sound":"yes","character_orientation":"video","mode":"pro"}
          multi-elements     | 5   | {"session_id":"s","edit_mode":"swap","image_list":[{"image":"P"}],"prompt":"p","mode":"pro","duration":"5"}
          advanced-lip-sync  | 0.5 | {"session_id":"s","face_choose":[{"face_id":"0","audio_id":"1","sound_start_time":0,"sound_end_time":3000,"sound_insert_time":0}]}
          lip-sync           | 0.5 | {"input":{"video_url":"V","mode":"text2video","text":"hello","voice_id":"v","voice_language":"en"}}
          avatar/image2video | 2   | {"image":"P","sound_file":"https://example.com/a.mp3","mode":"std"}
          effects            | 2   | {"effect_scene":"running_man","input":{"image":"P"}}
          effects            | 2   | {"effect_scene":"hug_pro","input":{"images":["P","P"]}}
          """)
  void each_is_made_and_charged(String product, String units, String body) throws IOException {
    JsonObject order =
        new JsonObject(body.replace("\"P\"", quoted(PICTURE)).replace("\"V\"", quoted(VIDEO)));
    String path = "/v1/videos/" + product;
    Reply created = kling.post(path, order);
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    String id = created.json().getJsonObject("data").getString("task_id");
    running.clock.advanceSeconds(60);
    JsonObject done = kling.data(path + "/" + id);
    assertThat(done.getString("task_status")).isEqualTo("succeed");
    assertThat(done.getString("final_unit_deduction")).isEqualTo(units);
    assertThat(running.get(KlingClient.url(done)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          multi-image2video | image_list needs at least 1 images      | {"prompt":"p"}
          multi-image2video | model_name value 'kling-v3' is invalid  | {"model_name":"kling-v3","prompt":"p"}
          omni-video        | aspect_ratio is required                | {"prompt":"p"}
          omni-video        | image_list has a wrong combination of frames | {"prompt":"p","image_list":[{"image_url":"P","type":"end_frame"}]}
          omni-video        | a base video takes no first or end frame | {"prompt":"p","image_list":[{"image_url":"P","type":"first_frame"}],"video_list":[{"video_url":"V"}]}
          omni-video        | kling-video-o1 is not supported with mode 4k | {"prompt":"p","aspect_ratio":"1:1","mode":"4k"}
          omni-video        | duration value '11' is invalid          | {"prompt":"p","aspect_ratio":"1:1","duration":"11"}
          motion-control    | model_name is required                  | {"image_url":"P","video_url":"V"}
          motion-control    | mode is required                        | {"model_name":"kling-v3","image_url":"P","video_url":"V","character_orientation":"image"}
          motion-control    | kling-v3 is not supported with mode 4k  | {"model_name":"kling-v3","image_url":"P","video_url":"V","character_orientation":"image","mode":"4k"}
          video-extend      | Video not found or cannot be extended: 7 | {"video_id":"7"}
          multi-elements    | image_list has more than 0 items        | {"session_id":"s","edit_mode":"removal","image_list":[{"image":"P"}],"prompt":"p"}
          advanced-lip-sync | the sound is shorter than 2 s           | {"session_id":"s","face_choose":[{"face_id":"0","audio_id":"1","sound_start_time":0,"sound_end_time":1999,"sound_insert_time":0}]}
          avatar/image2video | File is not in a valid base64 format   | {"image":"P","sound_file":"data:audio/mpeg;base64,AAAA"}
          effects           | input.images needs exactly 2 images for hug_pro | {"effect_scene":"hug_pro","input":{"image":"P"}}
          """)
  void what_is_wrong_is_told(String product, String message, String body) throws IOException {
    JsonObject order =
        new JsonObject(body.replace("\"P\"", quoted(PICTURE)).replace("\"V\"", quoted(VIDEO)));
    Reply refused = kling.post("/v1/videos/" + product, order);
    assertThat(refused.json().getInteger("code")).isEqualTo(1201);
    assertThat(refused.json().getString("message")).isEqualTo(message);
  }

  @Test
  void a_finished_video_can_be_extended() throws IOException {
    String id = kling.create("a cat");
    running.clock.advanceSeconds(60);
    JsonObject video =
        kling
            .data(KlingClient.TEXT + "/" + id)
            .getJsonObject("task_result")
            .getJsonArray("videos")
            .getJsonObject(0);
    String path = "/v1/videos/video-extend";
    String longer =
        kling
            .post(path, new JsonObject().put("video_id", video.getString("id")))
            .json()
            .getJsonObject("data")
            .getString("task_id");
    running.clock.advanceSeconds(60);
    JsonObject data = kling.data(path + "/" + longer);
    assertThat(data.getString("final_unit_deduction")).isEqualTo("2");
    assertThat(data.getJsonObject("task_info").getJsonObject("parent_video").getString("duration"))
        .isEqualTo("5.1");
    assertThat(
            data.getJsonObject("task_result")
                .getJsonArray("videos")
                .getJsonObject(0)
                .getString("duration"))
        .isEqualTo("10.1");
  }

  @Test
  void faces_are_found_at_once() throws IOException {
    Reply found = kling.post("/v1/videos/identify-face", new JsonObject().put("video_url", VIDEO));
    JsonArray faces = found.json().getJsonObject("data").getJsonArray("face_data");
    assertThat(faces.getJsonObject(0).getString("face_id")).isEqualTo("0");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
