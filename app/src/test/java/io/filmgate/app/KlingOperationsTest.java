package io.filmgate.app;

import io.filmgate.app.Orders.Ordered;
import io.vertx.core.json.JsonObject;
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

  private static Scene scene;
  private static Orders orders;

  @BeforeAll
  static void order() throws Exception {
    scene = Scene.start(Resources.text("kling-operations.yaml"));
    orders =
        Orders.place(
            scene,
            Vendor.KLING,
            ORDERS,
            metadata ->
                metadata
                    .replace("\"P\"", "\"https://x.example/a.png\"")
                    .replace("\"V\"", "\"https://x.example/v.mp4\""));
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  static Stream<Ordered> orders() {
    return orders.placed().stream();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void a_job_of_each_operation_ends_well(Ordered ordered) throws Exception {
    orders.assertDone(ordered, "succeed");
  }

  @Test
  void a_finished_video_goes_on() throws Exception {
    JsonObject first = scene.acme.ended(orders.placed().get(1).id());
    String video = first.getJsonObject("metadata").getString("video_id");

    String longer = Orders.create(scene, "kling-v1", new JsonObject().put("video_id", video));

    Orders.assertCompleted(scene, longer);
  }
}
