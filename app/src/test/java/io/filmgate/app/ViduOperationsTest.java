package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.app.Orders.Ordered;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One job for each operation of Vidu's, from the client to the vendor and back. */
class ViduOperationsTest {
  private static final String FRAMES =
      "[{\"key_image\":\"https://x.example/a.png\"},{\"key_image\":\"https://x.example/b.png\"}]";

  /** Operation, model, metadata. */
  private static final String ORDERS =
      """
      text2video         | viduq3-turbo       | {}
      img2video          | viduq3-turbo       | {"images":["https://x.example/a.png"]}
      start-end2video    | viduq2-turbo       | {"images":["https://x.example/a.png","https://x.example/b.png"]}
      reference2video    | viduq3-mix         | {"images":["https://x.example/a.png"],"aspect_ratio":"21:9"}
      reference2video    | viduq2-pro         | {"images":["https://x.example/a.png"],"videos":["https://x.example/v.mp4"],"action":"reference2video","duration":0}
      reference2video    | viduq3             | {"subjects":[{"name":"a","images":["https://x.example/a.png"]}]}
      multiframe         | viduq2-turbo       | {"start_image":"https://x.example/0.png","image_settings":FRAMES}
      extend             | viduq2-turbo       | {"video_url":"https://x.example/v.mp4"}
      template           | template           | {"template":"hugging","images":["https://x.example/a.png"]}
      template-story     | template-story     | {"story":"pigsy","images":["https://x.example/a.png"]}
      lip-sync           | lip-sync           | {"video_url":"https://x.example/v.mp4"}
      upscale-new        | upscale-new        | {"video_url":"https://x.example/v.mp4"}
      trending-replicate | trending-replicate | {"video_url":"https://x.example/v.mp4","images":["https://x.example/a.png"]}
      ad-one-click       | ad-one-click       | {"images":["https://x.example/a.png"]}
      """;

  private static Scene scene;
  private static Orders orders;

  @BeforeAll
  static void order() throws Exception {
    scene = Scene.start(Resources.text("vidu-operations.yaml"));
    orders =
        Orders.place(scene, Vendor.VIDU, ORDERS, metadata -> metadata.replace("FRAMES", FRAMES));
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
    orders.assertDone(ordered, "success");
  }

  @Test
  void a_finished_video_is_made_finer() throws Exception {
    scene.acme.ended(orders.placed().get(0).id());
    String task =
        scene.vendors.accepted(Vendor.VIDU).stream()
            .filter(done -> done.getString("state").equals("success"))
            .findFirst()
            .orElseThrow()
            .getString("id");
    String creation = "3" + task.substring(3); // as the simulator counts them

    String id = Orders.create(scene, "vidu1.0", new JsonObject().put("creation_id", creation));
    Orders.assertCompleted(scene, id);
  }

  @Test
  void a_job_that_waits_at_the_vendor_is_cancelled_there() throws Exception {
    String id = Orders.create(scene, "viduq3-turbo", new JsonObject().put("off_peak", true));

    Reply asked = scene.acme.post(Client.GENERATIONS + "/" + id + "/cancel", "");
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);

    JsonObject ended = scene.acme.ended(id);
    assertThat(ended.getString("status")).isEqualTo("cancelled");
    assertThat(ended.getJsonObject("usage").getString("state")).isEqualTo("released");
  }

  @Test
  void what_each_model_does_is_told() throws Exception {
    Map<String, JsonObject> models = new LinkedHashMap<>();
    scene
        .acme
        .get("/v1/models")
        .json()
        .getJsonArray("data")
        .forEach(
            model ->
                models.put(
                    ((JsonObject) model).getString("id"),
                    ((JsonObject) model).getJsonObject("video")));

    assertThat(models.get("viduq3-mix").getJsonArray("inputs")).contains("reference_images");
    assertThat(models.get("viduq3-mix").getJsonArray("aspect_ratios")).contains("auto");
    assertThat(models.get("viduq3").getJsonArray("durations")).hasSize(14).doesNotContain(2);
    assertThat(models.get("ad-one-click").getJsonArray("durations").getInteger(0)).isEqualTo(15);
  }
}
