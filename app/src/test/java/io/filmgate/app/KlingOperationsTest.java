package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One job for each operation of Kling's, from the client to the vendor and back. */
class KlingOperationsTest {

  /** What the vendor calls the product, model, metadata. */
  private static final String ORDERS =
      """
      text2video         | kling-v3        | {"mode":"4k","duration":3,"sound":"on"}
      image2video        | kling-v1        | {"image":"P","image_tail":"P"}
      multi-image2video  | kling-v1-6      | {"image_list":[{"image":"P"},{"image":"P"}]}
      omni-video         | kling-v3-omni   | {"image":"P","duration":3}
      omni-video         | kling-video-o1  | {"video_list":[{"video_url":"V","refer_type":"base"}]}
      motion-control     | kling-v2-6      | {"image_url":"P","video_url":"V","character_orientation":"image"}
      multi-elements     | kling-v1-6      | {"session_id":"s","edit_mode":"removal"}
      advanced-lip-sync  | kling-lip-sync  | {"session_id":"s","face_choose":[{"face_id":"0","audio_id":"1","sound_start_time":0,"sound_end_time":3000,"sound_insert_time":0}]}
      lip-sync           | kling-lip-sync  | {"input":{"video_url":"V","mode":"audio2video","audio_type":"url","audio_url":"V"}}
      avatar/image2video | kling-avatar    | {"image":"P","sound_file":"V"}
      effects            | kling-effects   | {"effect_scene":"running_man","input":{"image":"P"}}
      text2video         | kling-3.0-turbo | {"duration":3}
      text2video         | kling-3.0       | {"settings":{"resolution":"1080p","audio":"native"}}
      image2video        | kling-2.5-turbo | {"image":"P","image_tail":"P","mode":"pro"}
      omni-video         | kling-3.0-omni  | {"contents":[{"type":"refer_image","url":"P"}]}
      omni-video         | kling-o1        | {"contents":[{"type":"base_video","url":"V"}]}
      motion-control     | kling-2.6       | {"image_url":"P","video_url":"V","character_orientation":"video"}
      """;

  private static final List<Ordered> ORDERED = new ArrayList<>();
  private static Scene scene;

  /** A job and what the vendor should call it. */
  record Ordered(String operation, String model, String id) {}

  @BeforeAll
  static void order() throws Exception {
    scene = Scene.start(Resources.text("kling-operations.yaml"));
    for (String line : ORDERS.lines().toList()) {
      String[] order = line.split("\\|", -1);
      String metadata =
          order[2]
              .replace("\"P\"", "\"https://x.example/a.png\"")
              .replace("\"V\"", "\"https://x.example/v.mp4\"");
      String id = create(order[1].strip(), new JsonObject(metadata));
      ORDERED.add(new Ordered(order[0].strip(), order[1].strip(), id));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  static Stream<Ordered> orders() {
    return ORDERED.stream();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void a_job_of_each_operation_ends_well(Ordered ordered) throws Exception {
    JsonObject ended = scene.acme.ended(ordered.id());

    assertThat(ended.getString("status")).as(ended.encode()).isEqualTo("completed");
    assertThat(scene.vendors.accepted(Vendor.KLING))
        .anySatisfy(
            task -> {
              assertThat(task.getString("operation")).isEqualTo(ordered.operation());
              assertThat(task.getString("state")).isEqualTo("succeed");
            });
  }

  @Test
  void a_finished_video_goes_on() throws Exception {
    JsonObject first = scene.acme.ended(ORDERED.get(1).id());
    String video = first.getJsonObject("metadata").getString("video_id");

    JsonObject longer =
        scene.acme.ended(create("kling-v1", new JsonObject().put("video_id", video)));

    assertThat(longer.getString("status")).as(longer.encode()).isEqualTo("completed");
  }

  private static String create(String model, JsonObject metadata) throws Exception {
    Reply created =
        scene.acme.create(
            new JsonObject()
                .put("model", model)
                .put("prompt", "a quiet street")
                .put("metadata", metadata)
                .encode());
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    return created.json().getString("id");
  }
}
