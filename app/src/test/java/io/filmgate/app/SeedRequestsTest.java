package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seed document's three requests, verbatim, from the client to the vendors and back. */
class SeedRequestsTest {
  private static final String STARTING_FRAME =
      "https://h2.inkwai.com/bs2/upload-ylab-stunt/se/ai_portal_queue_mmu_image_upscale_aiweb/3214b798-e1b4-4b00-b7af-72b5b0417420_raw_image_0.jpg";
  private static final Map<Vendor, String> WARNINGS =
      Map.of(
          Vendor.KLING,
          """
          [{"code":"ignored","param":"size","message":"the first frame decides the shape"},
           {"code":"not_guaranteed","param":"metadata.seed","message":"sent as given; Kling documents no seed"}]
          """,
          Vendor.JIMENG,
          """
          [{"code":"overridden","param":"model","message":"metadata.req_key chose jimeng_vgfm_i2v_l20"},
           {"code":"overridden","param":"image","message":"metadata.image_urls was used"}]
          """,
          Vendor.VIDU,
          """
          [{"code":"ignored","param":"metadata.callback_url","message":"kept from the vendor; not called by this version"}]
          """);

  private static final Map<Vendor, Reply> CREATED = new EnumMap<>(Vendor.class);
  private static final Map<Vendor, JsonObject> ENDED = new EnumMap<>(Vendor.class);
  private static Scene scene;

  @TempDir private Path folder;

  @BeforeAll
  static void send() throws Exception {
    scene = Scene.start();
    for (Vendor vendor : Vendor.values()) {
      CREATED.put(vendor, scene.acme.create(vendor.seed()));
    }
    for (Vendor vendor : Vendor.values()) {
      assertThat(CREATED.get(vendor).status()).as(CREATED.get(vendor).text()).isEqualTo(200);
      ENDED.put(vendor, scene.acme.ended(id(vendor)));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    scene.close();
  }

  private static String id(Vendor vendor) {
    return CREATED.get(vendor).json().getString("id");
  }

  private static String path(Vendor vendor) {
    return Client.GENERATIONS + "/" + id(vendor);
  }

  @ParameterizedTest
  @EnumSource
  void the_create_is_answered_with_a_queued_job(Vendor vendor) {
    Reply created = CREATED.get(vendor);
    JsonObject job = created.json();

    assertThat(created.header("location")).isEqualTo(path(vendor));
    assertThat(job.getString("task_id")).isEqualTo(job.getString("id")).startsWith("video_");
    assertThat(job.getString("model")).isEqualTo(vendor.model());
    assertThat(job.getString("status")).isEqualTo("queued");
    assertThat(job.getJsonObject("usage").getString("state")).isEqualTo("reserved");
    assertThat(job.getJsonArray("warnings")).isEqualTo(new JsonArray(WARNINGS.get(vendor)));
  }

  @ParameterizedTest
  @EnumSource
  void the_job_completes_and_is_settled_for_what_was_ordered(Vendor vendor) {
    JsonObject job = ENDED.get(vendor);

    assertThat(job.getString("status")).as(job.encode()).isEqualTo("completed");
    assertThat(job.getInteger("progress")).isEqualTo(100);
    assertThat(job.getString("format")).isEqualTo("mp4");
    assertThat(job.getValue("error")).isNull();
    assertThat(job.getJsonArray("warnings")).isEqualTo(new JsonArray(WARNINGS.get(vendor)));
    String credits = vendor == Vendor.VIDU ? "0.8" : "1";
    assertThat(job.getJsonObject("usage"))
        .isEqualTo(
            new JsonObject()
                .put("state", "settled")
                .put("videos", 1)
                .put("seconds", 5)
                .put("credits", credits));
  }

  @Test
  void the_measured_values_are_those_that_each_vendor_tells() {
    JsonObject vidu = ENDED.get(Vendor.VIDU).getJsonObject("metadata");
    assertThat(vidu.getDouble("duration")).isCloseTo(5, Offset.offset(0.2));
    assertThat(vidu.getInteger("width")).isEqualTo(1920);
    assertThat(vidu.getInteger("height")).isEqualTo(1080);
    assertThat(vidu.getString("payload")).isEmpty();
    assertThat(ENDED.get(Vendor.KLING).getJsonObject("metadata").getDouble("duration"))
        .isCloseTo(5, Offset.offset(0.2));
    JsonObject job = ENDED.get(Vendor.VIDU);
    assertThat(job.getLong("expires_at") - job.getLong("completed_at"))
        .isCloseTo(86_400, Offset.offset(2L));
  }

  /**
   * Kling's files last for 30 days; Jimeng's addresses for an hour, but asking renews them for
   * twelve.
   */
  @Test
  void content_expires_with_the_address_or_with_the_memory_that_renews_it() {
    JsonObject kling = ENDED.get(Vendor.KLING);
    assertThat(kling.getLong("expires_at") - kling.getLong("completed_at"))
        .isCloseTo(2_592_000, Offset.offset(30L));
    JsonObject jimeng = ENDED.get(Vendor.JIMENG);
    assertThat(jimeng.getLong("expires_at") - jimeng.getLong("created_at")).isEqualTo(43_200);
  }

  @Test
  void kling_gets_one_create_with_the_body_of_its_sheet() throws Exception {
    assertThat(onlyBody(Vendor.KLING))
        .isEqualTo(
            new JsonObject()
                .put("model_name", "kling-v1")
                .put("prompt", "一个穿着宇航服的宇航员在月球上行走, 高品质, 电影级")
                .put("image", STARTING_FRAME)
                .put(
                    "image_tail",
                    "https://h1.inkwai.com/bs2/upload-ylab-stunt/1fa0ac67d8ce6cd55b50d68b967b3a59.png")
                .put("negative_prompt", "模糊")
                .put("seed", 20231234)
                .put("duration", "5")
                .put("external_task_id", id(Vendor.KLING) + "-1"));
  }

  @Test
  void jimeng_gets_one_create_with_the_body_of_its_sheet() throws Exception {
    assertThat(onlyBody(Vendor.JIMENG))
        .isEqualTo(
            new JsonObject()
                .put("req_key", "jimeng_vgfm_i2v_l20")
                .put("prompt", "一个穿着宇航服的宇航员在月球上行走")
                .put("image_urls", new JsonArray().add(STARTING_FRAME))
                .put("aspect_ratio", "16:9"));
  }

  @Test
  void vidu_gets_one_create_with_the_body_of_its_sheet() throws Exception {
    assertThat(onlyBody(Vendor.VIDU))
        .isEqualTo(
            new JsonObject()
                .put("model", "viduq1")
                .put(
                    "images",
                    new JsonArray()
                        .add(
                            "https://prod-ss-images.s3.cn-northwest-1.amazonaws.com.cn/vidu-maas/template/image2video.png"))
                .put("prompt", "一个穿着宇航服的宇航员在月球上行走, 高品质, 电影级")
                .put("duration", 5)
                .put("resolution", "1080p")
                .put("movement_amplitude", "auto")
                .put("payload", id(Vendor.VIDU) + "-1"));
  }

  private static JsonObject onlyBody(Vendor vendor) throws Exception {
    assertThat(scene.vendors.refused(vendor)).isEmpty();
    assertThat(scene.vendors.accepted(vendor)).hasSize(1);
    JsonObject body = scene.vendors.accepted(vendor).get(0).getJsonObject("body").copy();
    if (vendor != Vendor.JIMENG) { // whose video keys know no callbacks
      assertThat((String) body.remove("callback_url"))
          .matches(scene.url + "/callbacks/[a-z]+-main/" + id(vendor) + "-1\\.[A-Za-z0-9_-]{43}");
    }
    return body;
  }

  @Test
  void the_three_files_play_for_five_seconds_and_differ() throws Exception {
    Set<Integer> contents = new HashSet<>();
    for (Vendor vendor : Vendor.values()) {
      Reply whole = scene.acme.get(path(vendor) + "/content");
      assertThat(whole.status()).isEqualTo(200);
      assertThat(whole.header("content-type")).isEqualTo("video/mp4");
      assertThat(whole.header("content-length")).isEqualTo(String.valueOf(whole.body().length));
      contents.add(Arrays.hashCode(whole.body()));
      VideoFile video =
          VideoFile.inspect(Files.write(folder.resolve(vendor + ".mp4"), whole.body()));
      assertThat(video.seconds()).isBetween(5.0, 5.2);
    }
    assertThat(contents).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_part_of_the_file_can_be_asked_for(Vendor vendor) throws Exception {
    byte[] whole = scene.acme.get(path(vendor) + "/content").body();

    Reply part = scene.acme.get(path(vendor) + "/content", "Range", "bytes=100-299");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("content-range")).isEqualTo("bytes 100-299/" + whole.length);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 300));
  }

  @ParameterizedTest
  @EnumSource
  void the_head_of_the_file_tells_its_length(Vendor vendor) throws Exception {
    byte[] whole = scene.acme.get(path(vendor) + "/content").body();

    Reply head = scene.acme.head(path(vendor) + "/content");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("content-length")).isEqualTo(String.valueOf(whole.length));
    assertThat(head.header("accept-ranges")).isEqualTo("bytes");
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_signed_link_works_without_a_key_and_for_no_other_job(Vendor vendor) throws Exception {
    String link = scene.acme.job(id(vendor)).getString("url");
    assertThat(link).startsWith(scene.url + path(vendor) + "/content?expires=");

    Reply opened = Client.of(scene.url).get(link);
    Reply forged = Client.of(scene.url).get(link + "A");
    Reply bare = Client.of(scene.url).get(path(vendor) + "/content");

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.header("access-control-allow-origin")).isEqualTo("*");
    assertThat(opened.body()).isEqualTo(scene.acme.get(path(vendor) + "/content").body());
    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.json().getString("code")).isEqualTo("invalid_link");
    assertThat(bare.status()).isEqualTo(401);
  }

  @Test
  void the_list_shows_the_three_jobs_newest_first() throws Exception {
    JsonObject list = scene.acme.get(Client.GENERATIONS).json();

    assertThat(list.getString("object")).isEqualTo("list");
    assertThat(list.getBoolean("has_more")).isFalse();
    assertThat(list.getJsonArray("data").stream().map(job -> ((JsonObject) job).getString("id")))
        .containsExactly(id(Vendor.VIDU), id(Vendor.JIMENG), id(Vendor.KLING));
    assertThat(scene.other.get(Client.GENERATIONS).json().getJsonArray("data")).isEmpty();
  }

  @Test
  void another_tenant_sees_what_it_would_see_of_a_job_that_never_was() throws Exception {
    String unknown = Client.GENERATIONS + "/video_01KB1V3Z7Q4T8M2N5P6R9S0XYC";
    for (String tail : new String[] {"", "/content"}) {
      Reply foreign = scene.other.get(path(Vendor.KLING) + tail);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.json().getString("code")).isEqualTo("job_not_found");
      assertThat(foreign.text()).isEqualTo(scene.other.get(unknown + tail).text());
    }
  }

  @Test
  void the_models_are_listed_with_their_prices() throws Exception {
    JsonObject list = scene.acme.get("/v1/models").json();

    assertThat(
            list.getJsonArray("data").stream().map(model -> ((JsonObject) model).getString("id")))
        .containsExactlyInAnyOrder("kling-v1", "jimeng_vgfm_t2v_l20", "viduq1");
    JsonObject kling =
        list.getJsonArray("data").stream()
            .map(JsonObject.class::cast)
            .filter(model -> model.getString("id").equals("kling-v1"))
            .findFirst()
            .orElseThrow();
    assertThat(kling.getJsonObject("video").getJsonArray("durations"))
        .isEqualTo(new JsonArray().add(5).add(10));
    assertThat(kling.getJsonObject("video").getJsonObject("price").getString("per_second"))
        .isEqualTo("0.2");
  }
}
