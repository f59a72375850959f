package io.filmgate.simulators.kling;

import static io.filmgate.simulators.kling.KlingClient.IMAGE;
import static io.filmgate.simulators.kling.KlingClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KlingSurfaceTest {

  private static final JsonObject SPEC_ORDER =
      new JsonObject()
          .put("model_name", "kling-v1")
          .put("prompt", "一个穿着宇航服的宇航员在月球上行走, 高品质, 电影级")
          .put("image", "https://example.com/first.jpg")
          .put("image_tail", "https://example.com/last.png")
          .put("negative_prompt", "模糊")
          .put("seed", 20231234)
          .put("duration", "5")
          .put("external_task_id", "gw-01J9Z6Q2");

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
    running.settings(
        kling.base(),
        "concurrency",
        20,
        "balance",
        1000,
        "qps",
        0,
        "retired_models",
        new JsonArray(),
        "shared_account",
        false,
        "faults",
        "",
        "faults_for",
        "");
  }

  @Test
  void a_create_answers_as_the_vendor_does() throws IOException {
    Reply reply = kling.post(IMAGE, SPEC_ORDER);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(reply.json().fieldNames()).containsExactly("code", "message", "request_id", "data");
    assertThat(reply.json().getInteger("code")).isZero();
    assertThat(reply.json().getString("message")).isEqualTo("SUCCEED");
    JsonObject data = reply.json().getJsonObject("data");
    assertThat(data.getString("task_id")).matches("\\d{18}");
    assertThat(data.getString("task_status")).isEqualTo("submitted");
    assertThat(data.getJsonObject("task_info"))
        .isEqualTo(new JsonObject().put("external_task_id", "gw-01J9Z6Q2"));
    assertThat(data.getLong("created_at")).isEqualTo(running.clock.millis());
    assertThat(data.getLong("updated_at")).isEqualTo(running.clock.millis());
  }

  @Test
  void a_job_is_submitted_then_processing_then_succeeds() throws IOException {
    long created = running.clock.millis();
    String id = kling.post(IMAGE, SPEC_ORDER).json().getJsonObject("data").getString("task_id");
    running.clock.advanceSeconds(2);
    assertThat(kling.data(IMAGE + "/" + id).getString("task_status")).isEqualTo("submitted");
    running.clock.advanceSeconds(2);
    JsonObject processing = kling.data(IMAGE + "/" + id);
    assertThat(processing.fieldNames())
        .containsExactly(
            "task_id",
            "task_status",
            "task_status_msg",
            "task_info",
            "task_result",
            "created_at",
            "updated_at");
    assertThat(processing.getString("task_status")).isEqualTo("processing");
    assertThat(processing.getJsonObject("task_result")).isEmpty();
    assertThat(processing.getLong("updated_at")).isEqualTo(created + 3000);
    running.clock.advanceSeconds(56);
    JsonObject done = kling.data(IMAGE + "/gw-01J9Z6Q2");
    assertThat(done.getString("task_id")).isEqualTo(id);
    assertThat(done.getString("task_status")).isEqualTo("succeed");
    assertThat(done.getString("final_unit_deduction")).isEqualTo("1");
    assertThat(done.getLong("created_at")).isEqualTo(created);
    assertThat(done.getLong("updated_at")).isEqualTo(created + 60_000);
    JsonObject video = done.getJsonObject("task_result").getJsonArray("videos").getJsonObject(0);
    assertThat(video.getString("duration")).isEqualTo("5.1");
    assertThat(video.getString("id")).isNotEqualTo(id).matches("\\d+");
    assertThat(video.getString("url"))
        .startsWith(kling.base() + "/files/bs2/upload-ylab-stunt/output/")
        .contains("x-kcdn-pid=112452&Expires=");
    assertThat(video.containsKey("watermark_url")).isFalse();
  }

  @Test
  void sound_and_watermark_show_in_price_and_result() throws IOException {
    JsonObject order =
        new JsonObject()
            .put("model_name", "kling-v2-6")
            .put("prompt", "ocean waves")
            .put("aspect_ratio", "9:16")
            .put("duration", "10")
            .put("mode", "pro")
            .put("sound", "on")
            .put("watermark_info", new JsonObject().put("enabled", true));
    String id = kling.post(TEXT, order).json().getJsonObject("data").getString("task_id");
    running.clock.advanceSeconds(60);
    JsonObject done = kling.data(TEXT + "/" + id);
    assertThat(done.getJsonObject("task_info")).isEmpty();
    assertThat(done.getJsonObject("watermark_info").getBoolean("enabled")).isTrue();
    assertThat(done.getString("final_unit_deduction")).isEqualTo("10");
    JsonObject video = done.getJsonObject("task_result").getJsonArray("videos").getJsonObject(0);
    assertThat(video.getString("duration")).isEqualTo("10.041");
    assertThat(video.getString("watermark_url")).contains("_wm.mp4?x-kcdn-pid=112452");
  }

  @Test
  void a_failed_job_gives_its_reason_and_costs_nothing() throws IOException {
    String id = kling.create("[[fail:Failure to pass the risk control system]]");
    running.clock.advanceSeconds(60);
    JsonObject failed = kling.data(TEXT + "/" + id);
    assertThat(failed.getString("task_status")).isEqualTo("failed");
    assertThat(failed.getString("task_status_msg"))
        .isEqualTo("Failure to pass the risk control system");
    assertThat(failed.getJsonObject("task_result").getJsonArray("videos")).isEmpty();
    assertThat(failed.containsKey("final_unit_deduction")).isFalse();
    assertThat(remaining()).isEqualTo(1000.0);
  }

  @Test
  void a_job_is_found_on_the_path_of_its_own_product_only() throws IOException {
    String id = kling.create("a cat");
    assertThat(kling.get(IMAGE + "/" + id).status()).isEqualTo(400);
  }

  @Test
  void an_unknown_job_is_a_bad_request() throws IOException {
    Reply reply = kling.get(TEXT + "/not-a-real-task-id");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getInteger("code")).isEqualTo(1201);
    assertThat(reply.json().getString("message"))
        .isEqualTo("Task not found by id/external id: not-a-real-task-id");
    assertThat(reply.json().containsKey("data")).isFalse();
  }

  @Test
  void an_external_id_is_taken_for_all_products_even_after_success() throws IOException {
    kling.post(IMAGE, SPEC_ORDER);
    running.clock.advance(Duration.ofMinutes(13));
    Reply again =
        kling.post(TEXT, KlingClient.order("a cat").put("external_task_id", "gw-01J9Z6Q2"));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().getInteger("code")).isEqualTo(1201);
    assertThat(again.json().getString("message"))
        .isEqualTo("External_task_id gw-01J9Z6Q2 already exists");
    assertThat(running.accepted(kling.base())).hasSize(1);
    assertThat(running.refused(kling.base()).getJsonObject(0).getString("code")).isEqualTo("1201");
  }

  @Test
  void the_list_is_newest_first_in_pages() throws IOException {
    assertThat(kling.get(TEXT + "?pageNum=1&pageSize=30").json().getJsonArray("data")).isEmpty();
    String first = kling.create("one");
    String second = kling.create("two");
    String third = kling.create("three");
    kling.post(IMAGE, SPEC_ORDER);
    assertThat(ids(TEXT)).containsExactly(third, second, first);
    assertThat(ids(TEXT + "?pageNum=1&pageSize=2")).containsExactly(third, second);
    assertThat(ids(TEXT + "?pageNum=2&pageSize=2")).containsExactly(first);
    assertThat(third.compareTo(first)).isPositive();
    for (String wrong : new String[] {"pageNum=0", "pageNum=1001", "pageSize=501", "pageSize=x"}) {
      Reply reply = kling.get(TEXT + "?" + wrong);
      assertThat(reply.status()).as(wrong).isEqualTo(400);
      assertThat(reply.json().getInteger("code")).isEqualTo(1201);
    }
  }

  @Test
  void a_slot_is_held_until_the_job_ends_per_model() throws IOException {
    running.settings(kling.base(), "concurrency", 1);
    kling.create("a cat");
    Reply full = kling.post(TEXT, KlingClient.order("a dog"));
    assertThat(full.status()).isEqualTo(429);
    assertThat(full.json().getInteger("code")).isEqualTo(1303);
    assertThat(full.json().getString("message"))
        .isEqualTo("parallel task over resource pack limit");
    JsonObject other = KlingClient.order("a dog").put("model_name", "kling-v1-6");
    assertThat(kling.post(TEXT, other).status()).isEqualTo(200);
    running.clock.advanceSeconds(59);
    assertThat(kling.post(TEXT, KlingClient.order("a dog")).status()).isEqualTo(429);
    running.clock.advanceSeconds(1);
    assertThat(kling.post(TEXT, KlingClient.order("a dog")).status()).isEqualTo(200);
  }

  @Test
  void a_balance_that_does_not_suffice_refuses_the_create() throws IOException {
    running.settings(kling.base(), "balance", 1.5);
    kling.create("a cat");
    Reply broke = kling.post(TEXT, KlingClient.order("a dog"));
    assertThat(broke.status()).isEqualTo(429);
    assertThat(broke.json().getInteger("code")).isEqualTo(1102);
    assertThat(remaining()).isEqualTo(0.5);
  }

  @Test
  void a_retired_model_is_gone() throws IOException {
    running.settings(kling.base(), "retired_models", new JsonArray().add("kling-v1"));
    Reply gone = kling.post(TEXT, KlingClient.order("a cat"));
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().getInteger("code")).isEqualTo(1203);
    assertThat(gone.json().getString("message"))
        .isEqualTo("The model 'kling-v1' has been discontinued and is no longer available.");
  }

  @Test
  void keys_are_accounts_of_their_own_unless_set_otherwise() throws IOException {
    String id = kling.create("a cat");
    String token =
        "Bearer "
            + KlingClient.jwt(
                "ak-test-0001",
                "sk-test-0001-secret",
                running.clock.instant().minusSeconds(5),
                running.clock.instant().plusSeconds(1800));
    String address = kling.base() + TEXT + "/" + id;
    assertThat(running.get(address, "Authorization", token).status()).isEqualTo(400);
    running.reset(kling.base());
    running.settings(kling.base(), "shared_account", true);
    String shared = kling.base() + TEXT + "/" + kling.create("a cat");
    assertThat(running.get(shared, "Authorization", token).status()).isEqualTo(200);
  }

  @Test
  void what_is_no_route_is_a_plain_404_and_a_wrong_method_is_not() throws IOException {
    Reply nowhere = kling.get("/v1/tasks/1");
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.text()).doesNotContain("code");
    Reply method =
        running.send(
            RunningSimulators.request(kling.base() + TEXT)
                .DELETE()
                .header("Authorization", KlingClient.API_KEY)
                .build());
    assertThat(method.status()).isEqualTo(404);
    assertThat(method.json().getInteger("code")).isEqualTo(1202);
  }

  @Test
  void too_many_calls_in_one_second_are_refused() throws IOException {
    running.settings(kling.base(), "qps", 2);
    assertThat(kling.get(TEXT).status()).isEqualTo(200);
    assertThat(kling.get(TEXT).status()).isEqualTo(200);
    assertThat(kling.get(TEXT).json().getInteger("code")).isEqualTo(1302);
    running.clock.advanceSeconds(1);
    assertThat(kling.get(TEXT).status()).isEqualTo(200);
  }

  private Iterable<String> ids(String path) throws IOException {
    return kling.get(path).json().getJsonArray("data").stream()
        .map(item -> ((JsonObject) item).getString("task_id"))
        .toList();
  }

  private double remaining() throws IOException {
    return kling
        .data("/account/costs?start_time=1726124664368&end_time=1727366400000")
        .getJsonArray("resource_pack_subscribe_infos")
        .getJsonObject(0)
        .getDouble("remaining_quantity");
  }
}
