package io.filmgate.simulators.jimeng;

import static io.filmgate.simulators.jimeng.JimengClient.POLL;
import static io.filmgate.simulators.jimeng.JimengClient.SUBMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JimengSurfaceTest {

  private static RunningSimulators running;
  private static JimengClient jimeng;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    jimeng = new JimengClient(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(jimeng.base());
    running.settings(
        jimeng.base(),
        "concurrency",
        100,
        "qps",
        0,
        "strict_req_key",
        true,
        "disabled_req_keys",
        new JsonArray());
  }

  @Test
  void a_submit_answers_as_the_vendor_does() throws IOException {
    Reply reply = jimeng.submit(JimengClient.order("an astronaut"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().fieldNames())
        .containsExactly("code", "data", "message", "request_id", "status", "time_elapsed");
    assertThat(reply.json().getInteger("code")).isEqualTo(10000);
    assertThat(reply.json().getInteger("status")).isEqualTo(10000);
    assertThat(reply.json().getString("message")).isEqualTo("Success");
    String stamp =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
            .format(running.clock.instant().atOffset(ZoneOffset.ofHours(8)));
    assertThat(reply.json().getString("request_id")).matches(stamp + "[0-9A-F]{20}");
    assertThat(reply.json().getString("time_elapsed")).matches("\\d+\\.\\d+(ms|µs)");
    assertThat(reply.json().getJsonObject("data").getString("task_id")).matches("\\d{19,20}");
  }

  @Test
  void some_ids_do_not_fit_a_signed_number_of_64_bits() throws IOException {
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    int large = 0;
    for (int count = 0; count < 40; count++) {
      large += new BigInteger(jimeng.create("a cat")).compareTo(most) > 0 ? 1 : 0;
    }
    assertThat(large).isBetween(1, 39);
  }

  @Test
  void a_job_is_in_the_queue_then_generating_then_done() throws IOException {
    String id = jimeng.create("an astronaut");
    assertThat(jimeng.data(id))
        .isEqualTo(
            new JsonObject()
                .put("aigc_meta_tagged", false)
                .put("status", "in_queue")
                .put("video_url", ""));
    running.clock.advanceSeconds(10);
    assertThat(jimeng.data(id).getString("status")).isEqualTo("generating");
    running.clock.advanceSeconds(49);
    assertThat(jimeng.data(id).getString("status")).isEqualTo("generating");
    running.clock.advanceSeconds(1);
    Reply done = jimeng.poll("jimeng_t2v_v30", id);
    assertThat(done.text()).contains("?a=764792\\u0026mime_type=video_mp4\\u0026dy_q=");
    JsonObject data = done.json().getJsonObject("data");
    assertThat(data.getString("status")).isEqualTo("done");
    assertThat(data.getString("video_url"))
        .matches(
            jimeng.base()
                + "/[0-9a-f]{32}/[0-9a-f]{8}/video/tos/cn/tos-cn-v-242bcc/\\d+/\\?a=764792&"
                + "mime_type=video_mp4&dy_q=\\d+&l=[0-9A-F]{34}");
  }

  @Test
  void older_products_answer_in_the_older_shape() throws IOException {
    JsonObject order =
        new JsonObject()
            .put("req_key", "jimeng_vgfm_i2v_l20")
            .put("prompt", "一个穿着宇航服的宇航员在月球上行走")
            .put("image_urls", new JsonArray().add("https://example.com/a.jpg"))
            .put("aspect_ratio", "16:9");
    String id = jimeng.submit(order).json().getJsonObject("data").getString("task_id");
    running.clock.advanceSeconds(60);
    JsonObject data = jimeng.poll("jimeng_vgfm_i2v_l20", id).json().getJsonObject("data");
    assertThat(data.fieldNames())
        .containsExactly("binary_data_base64", "image_urls", "resp_data", "status", "video_url");
    assertThat(data.getValue("image_urls")).isNull();
    assertThat(new JsonObject(data.getString("resp_data")).getJsonArray("urls").getString(0))
        .isEqualTo(data.getString("video_url"));
  }

  @Test
  void the_invisible_mark_is_confirmed_when_asked_for() throws IOException {
    String id = jimeng.create("a cat");
    running.clock.advanceSeconds(60);
    JsonObject poll = new JsonObject().put("req_key", "jimeng_t2v_v30").put("task_id", id);
    String mark = "{\"aigc_meta\":{\"producer_id\":\"p1\",\"content_propagator\":\"c1\"}}";
    JsonObject data = jimeng.poll(poll.copy().put("req_json", mark)).json().getJsonObject("data");
    assertThat(data.getBoolean("aigc_meta_tagged")).isTrue();
    Reply object = jimeng.poll(poll.copy().put("req_json", new JsonObject(mark)));
    assertThat(object.json().getInteger("code")).isEqualTo(50200);
  }

  @Test
  void a_wrong_field_is_named() throws IOException {
    Reply reply = jimeng.submit(new JsonObject().put("req_key", "jimeng_i2v_first_frame"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getInteger("code")).isEqualTo(50200);
    assertThat(reply.json().getInteger("status")).isEqualTo(50200);
    assertThat(reply.json().getValue("data")).isNull();
    assertThat(reply.json().containsKey("data")).isTrue();
    assertThat(reply.json().getString("message")).isEqualTo("Invalid Input Parameters: req_key");
    assertThat(running.refused(jimeng.base()).getJsonObject(0).getString("code"))
        .isEqualTo("50200");
  }

  @Test
  void a_body_that_is_no_object_is_refused() throws IOException {
    Reply reply = jimeng.call("Action=" + SUBMIT + "&Version=2022-08-31", "[]");
    assertThat(reply.json().getInteger("code")).isEqualTo(50200);
  }

  @Test
  void a_product_that_was_not_ordered_is_denied() throws IOException {
    running.settings(jimeng.base(), "disabled_req_keys", new JsonArray().add("jimeng_t2v_v30"));
    Reply reply = jimeng.submit(JimengClient.order("a cat"));
    assertThat(reply.json().getInteger("code")).isEqualTo(50400);
    assertThat(reply.json().getString("message")).isEqualTo("Access Denied: Access Denied");
  }

  @Test
  void a_slot_is_held_until_the_job_ends_per_product() throws IOException {
    running.settings(jimeng.base(), "concurrency", 1);
    jimeng.create("a cat");
    Reply full = jimeng.submit(JimengClient.order("a dog"));
    assertThat(full.status()).isEqualTo(429);
    assertThat(full.json().getInteger("code")).isEqualTo(50430);
    JsonObject other = JimengClient.order("a dog").put("req_key", "jimeng_t2v_v30_1080p");
    assertThat(jimeng.submit(other).status()).isEqualTo(200);
    running.clock.advanceSeconds(60);
    assertThat(jimeng.submit(JimengClient.order("a dog")).status()).isEqualTo(200);
  }

  @Test
  void polls_count_against_the_rate() throws IOException {
    String id = jimeng.create("a cat");
    running.settings(jimeng.base(), "qps", 1);
    running.clock.advanceSeconds(1);
    jimeng.data(id);
    Reply reply = jimeng.poll("jimeng_t2v_v30", id);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.json().getInteger("code")).isEqualTo(50429);
  }

  @Test
  void a_poll_must_name_the_product_of_the_submit() throws IOException {
    String id = jimeng.create("a cat");
    Reply reply = jimeng.poll("jimeng_vgfm_t2v_l20", id);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getInteger("code")).isEqualTo(50215);
    running.settings(jimeng.base(), "strict_req_key", false);
    assertThat(jimeng.poll("jimeng_vgfm_t2v_l20", id).status()).isEqualTo(200);
    assertThat(jimeng.poll(new JsonObject().put("task_id", id)).json().getInteger("code"))
        .isEqualTo(50200);
  }

  @Test
  void a_job_is_forgotten_after_twelve_hours() throws IOException {
    String id = jimeng.create("a cat");
    running.clock.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(jimeng.data(id).getString("status")).isEqualTo("done");
    running.clock.advanceSeconds(1);
    assertThat(jimeng.data(id))
        .isEqualTo(new JsonObject().put("status", "not_found").put("video_url", ""));
    assertThat(jimeng.data("9582761964240558444").getString("status")).isEqualTo("not_found");
  }

  @Test
  void the_signature_is_checked_before_the_action() throws IOException {
    String query = "Action=Nothing&Version=2022-08-31";
    Reply unsigned = running.post(jimeng.base() + "/?" + query, "{}");
    assertThat(unsigned.status()).isEqualTo(401);
    JsonObject metadata = unsigned.json().getJsonObject("ResponseMetadata");
    assertThat(metadata.getString("Action")).isEqualTo("Nothing");
    assertThat(metadata.getString("Service")).isEqualTo("cv");
    assertThat(metadata.getJsonObject("Error"))
        .isEqualTo(
            new JsonObject()
                .put("CodeN", 100003)
                .put("Code", "MissingAuthenticationToken")
                .put("Message", "Request is missing Authentication Token"));
    Reply signed = jimeng.call(query, "{}");
    assertThat(signed.status()).isEqualTo(404);
    assertThat(error(signed)).isEqualTo("InvalidActionOrVersion");
  }

  @Test
  void action_and_version_are_needed() throws IOException {
    assertThat(error(jimeng.call("Version=2022-08-31", "{}"))).isEqualTo("MissingParameter");
    assertThat(error(jimeng.call("Action=" + POLL, "{}"))).isEqualTo("MissingParameter");
    assertThat(error(jimeng.call("Action=" + POLL + "&Version=2024-06-06", "{}")))
        .isEqualTo("InvalidActionOrVersion");
  }

  @Test
  void there_is_one_path_and_one_method() throws IOException {
    assertThat(running.get(jimeng.base() + "/").status()).isEqualTo(404);
    assertThat(running.post(jimeng.base() + "/elsewhere", "{}").status()).isEqualTo(404);
  }

  private static String error(Reply reply) {
    return reply.json().getJsonObject("ResponseMetadata").getJsonObject("Error").getString("Code");
  }
}
