package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.quota.CreateJob;
import io.filmgate.spi.Asset;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeedRequestsTest {
  private static final String KLING_CREATED =
      """
      {"id":"video_01KB1V3Z7Q4T8M2N5P6R9S0XYC","task_id":"video_01KB1V3Z7Q4T8M2N5P6R9S0XYC",\
      "object":"video","model":"kling-v1","status":"queued","progress":0,"created_at":1774711071,\
      "completed_at":null,"expires_at":null,"url":null,"format":null,"videos":[],\
      "metadata":{"duration":null,"fps":null,"width":null,"height":null,"seed":null},\
      "usage":{"state":"reserved","videos":1,"seconds":5,"credits":"1"},\
      "warnings":[{"code":"ignored","param":"size","message":"the first frame decides the shape"},\
      {"code":"not_guaranteed","param":"metadata.seed",\
      "message":"sent as given; Kling documents no seed"}],"error":null}""";

  private final ApiHarness api = new ApiHarness();
  private final List<GenerationRequest> planned = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @Test
  void kling_is_answered_as_the_contract_shows() throws Exception {
    api.plan =
        (channel, request) -> {
          planned.add(request);
          return Future.succeededFuture(
              Samples.planned(
                  request.model(),
                  new Warning(Warning.Code.IGNORED, "size", "the first frame decides the shape"),
                  new Warning(
                      Warning.Code.NOT_GUARANTEED,
                      "metadata.seed",
                      "sent as given; Kling documents no seed")));
        };

    HttpResponse<String> answer = api.create(seed("kling"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(KLING_CREATED);
    assertThat(answer.headers().firstValue("location")).contains("/v1/video/generations/" + JOB_ID);
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/json; charset=utf-8");
    assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
    assertThat(answer.headers().firstValue("x-request-id")).contains("req_" + ApiHarness.ULID);
  }

  @Test
  void the_plugin_gets_what_the_client_wrote() throws Exception {
    api.plan =
        (channel, request) -> {
          planned.add(request);
          return Future.succeededFuture(Samples.planned(request.model()));
        };

    api.create(seed("kling"));

    GenerationRequest request = planned.get(0);
    assertThat(request.prompt()).isEqualTo("一个穿着宇航服的宇航员在月球上行走, 高品质, 电影级");
    assertThat(request.seconds()).contains(BigDecimal.valueOf(5));
    assertThat(request.size()).contains(Size.pixels(1920, 1080));
    assertThat(request.images()).singleElement().isInstanceOf(ImageInput.Url.class);
    assertThat(request.metadata().whole("seed")).contains(20231234L);
    assertThat(request.metadata().names()).containsExactly("seed", "negative_prompt", "image_tail");
  }

  @Test
  void the_job_is_handed_over_whole() throws Exception {
    api.create(seed("kling"));

    CreateJob message = api.created.get(0);
    assertThat(message.job().id()).isEqualTo(JOB_ID);
    assertThat(message.job().request()).isEqualTo(new JsonObject(seed("kling")));
    assertThat(message.job().lane()).containsExactly("kling-main");
    assertThat(message.job().held().micros()).isEqualTo(1_000_000);
    assertThat(message.verdictWithin()).hasSeconds(10);
  }

  @Test
  void vidu_keeps_its_callback_from_the_vendor_and_says_so() throws Exception {
    api.candidates.put("viduq1", List.of(Samples.candidate("vidu-main", "viduq1")));
    api.prices.put("viduq1", Samples.perSecond("0.16"));
    api.plan =
        (channel, request) -> {
          planned.add(request);
          return Future.succeededFuture(
              Samples.planned(request.model(), new JsonObject().put("payload", "")));
        };

    JsonObject answer = ApiHarness.json(api.create(seed("vidu")));

    assertThat(planned.get(0).metadata().has("callback_url")).isFalse();
    assertThat(answer.getJsonArray("warnings").encode())
        .isEqualTo(
            "[{\"code\":\"ignored\",\"param\":\"metadata.callback_url\","
                + "\"message\":\"kept from the vendor; not called by this version\"}]");
    assertThat(answer.getJsonObject("metadata").encode())
        .isEqualTo(
            "{\"duration\":null,\"fps\":null,\"width\":null,\"height\":null,\"seed\":null,"
                + "\"payload\":\"\"}");
    assertThat(answer.getJsonObject("usage").getString("credits")).isEqualTo("0.8");
  }

  @Test
  void jimeng_may_choose_a_listed_model() throws Exception {
    api.candidates.put(
        "jimeng_vgfm_t2v_l20",
        List.of(Samples.candidate("jimeng-main", "jimeng_vgfm_t2v_l20", "jimeng_vgfm_i2v_l20")));
    api.plan =
        (channel, request) ->
            Future.succeededFuture(Samples.planned(request.metadata().text("req_key").get()));

    HttpResponse<String> answer = api.create(seed("jimeng"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ApiHarness.json(answer).getString("model")).isEqualTo("jimeng_vgfm_t2v_l20");
  }

  @Test
  void a_completed_job_reads_as_the_contract_shows() throws Exception {
    Instant completed = Instant.ofEpochSecond(1_774_711_235);
    api.now = completed;
    Asset video =
        Asset.video("https://cdn.example.com/1.mp4")
            .expiring(completed.plusSeconds(2_592_000))
            .lasting(new BigDecimal("5.10"));
    api.jobs.put(
        JOB_ID, Samples.succeeded(Samples.queued(JOB_ID), completed, new JsonObject(), video));

    JsonObject job = ApiHarness.json(api.get("/v1/video/generations/" + JOB_ID));

    String url = job.getString("url");
    assertThat(url)
        .startsWith(
            "https://gw.example.com/v1/video/generations/"
                + JOB_ID
                + "/content?expires=1774797635&signature=");
    assertThat(job.encode())
        .contains("\"status\":\"completed\",\"progress\":100,")
        .contains("\"completed_at\":1774711235,\"expires_at\":1777303235,")
        .contains("\"format\":\"mp4\"")
        .contains("[{\"url\":\"" + url + "\",\"duration\":5.1,\"width\":null,\"height\":null}]")
        .contains("{\"duration\":5.1,\"fps\":null,\"width\":null,\"height\":null,\"seed\":null}")
        .contains("{\"state\":\"settled\",\"videos\":1,\"seconds\":5,\"credits\":\"1\"}");
  }

  @Test
  void measured_values_and_the_tenants_own_ones_are_shown() throws Exception {
    Asset video =
        new Asset(
            Asset.Role.VIDEO,
            "https://cdn.example.com/1.mp4",
            Optional.of(ApiHarness.NOW.plusSeconds(86_400)),
            Optional.of(new BigDecimal("5.04")),
            Optional.of(Size.pixels(1920, 1080)),
            Optional.of(new BigDecimal("24")));
    JsonObject details = new JsonObject().put("payload", "").put("seed", 722073967);
    api.jobs.put(JOB_ID, Samples.succeeded(Samples.queued(JOB_ID), ApiHarness.NOW, details, video));

    JsonObject job = ApiHarness.json(api.get("/v1/video/generations/" + JOB_ID));

    assertThat(job.getJsonObject("metadata").encode())
        .isEqualTo(
            "{\"duration\":5.04,\"fps\":24,\"width\":1920,\"height\":1080,\"seed\":722073967,"
                + "\"payload\":\"\"}");
  }

  private static String seed(String vendor) throws IOException {
    try (InputStream in = SeedRequestsTest.class.getResourceAsStream(vendor + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
