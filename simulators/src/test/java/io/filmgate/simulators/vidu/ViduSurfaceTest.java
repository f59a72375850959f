package io.filmgate.simulators.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViduSurfaceTest {

  private static RunningSimulators running;
  private static ViduClient vidu;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    vidu = new ViduClient(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(vidu.base());
    running.settings(
        vidu.base(),
        "concurrency",
        5,
        "hard_limit",
        false,
        "balance",
        1000,
        "accept_bearer",
        false);
  }

  @Test
  void a_create_answers_as_the_vendor_does() throws IOException {
    Reply reply = vidu.post("img2video", ViduClient.imageOrder("an astronaut"));
    assertThat(reply.status()).isEqualTo(200);
    JsonObject json = reply.json();
    assertThat(json.getString("task_id")).matches("\\d{18}");
    assertThat(json.getString("type")).isEqualTo("img2video");
    assertThat(json.getString("state")).isEqualTo("created");
    assertThat(json.getString("model")).isEqualTo("viduq1");
    assertThat(json.getInteger("duration")).isEqualTo(5);
    assertThat(json.getLong("seed")).isPositive();
    assertThat(json.getString("aspect_ratio")).isEmpty();
    assertThat(json.getString("resolution")).isEqualTo("1080p");
    assertThat(json.getString("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z");
    assertThat(json.getInteger("credits")).isEqualTo(80);
    assertThat(json.getString("payload")).isEqualTo("gw:tsk_01KFD8Y5W3Q9");
    assertThat(json.getJsonArray("images").getString(0)).isEqualTo("https://example.com/a.png");
    assertThat(json.containsKey("audio")).isFalse();
  }

  @Test
  void a_job_is_created_then_queueing_then_processing_then_a_success() throws IOException {
    String id =
        vidu.post("img2video", ViduClient.imageOrder("an astronaut")).json().getString("task_id");
    assertThat(vidu.state(id)).isEqualTo("created");
    running.clock.advanceSeconds(1);
    assertThat(vidu.poll(id))
        .isEqualTo(
            new JsonObject(
                """
                {"id":"%s","state":"queueing","err_code":"","credits":80,
                 "payload":"gw:tsk_01KFD8Y5W3Q9","bgm":false,"off_peak":false,"creations":[]}
                """
                    .formatted(id)));
    running.clock.advanceSeconds(4);
    assertThat(vidu.state(id)).isEqualTo("processing");
    running.clock.advanceSeconds(55);
    JsonObject done = vidu.poll(id);
    assertThat(done.getString("state")).isEqualTo("success");
    assertThat(done.getInteger("credits")).isEqualTo(80);
    JsonObject creation = done.getJsonArray("creations").getJsonObject(0);
    assertThat(creation.getJsonObject("video"))
        .isEqualTo(
            new JsonObject(
                """
                {"duration":5.04,"fps":24,"resolution":{"width":1920,"height":1080}}
                """));
    assertThat(creation.getString("url"))
        .startsWith(vidu.base() + "/files/" + id + "/video.mp4?")
        .contains("X-Amz-Expires=86400");
    assertThat(creation.getString("cover_url"))
        .contains("/cover.jpeg?")
        .contains("X-Amz-Expires=3600");
    assertThat(creation.getString("watermarked_url")).isEmpty();
  }

  @Test
  void a_watermark_is_a_second_file() throws IOException {
    JsonObject order = ViduClient.order("a cat").put("watermark", true);
    String id = vidu.post("text2video", order).json().getString("task_id");
    running.clock.advanceSeconds(60);
    assertThat(
            vidu.poll(id).getJsonArray("creations").getJsonObject(0).getString("watermarked_url"))
        .contains("/watermarked.mp4?");
  }

  @Test
  void only_the_token_scheme_is_accepted() throws IOException {
    String address = vidu.base() + "/ent/v2/credits";
    String key = RunningSimulators.KEYS.get("VIDU_API_KEY");
    for (String shown : List.of("Bearer " + key, "Token another", "token " + key, key)) {
      Reply reply = running.get(address, "Authorization", shown);
      assertThat(reply.status()).as(shown).isEqualTo(401);
      assertThat(reply.json().getString("reason")).isEqualTo("Unauthorized");
      assertThat(reply.json().getJsonObject("metadata").getString("trace_id"))
          .matches("[0-9a-f]{32}");
    }
    assertThat(running.get(address).status()).isEqualTo(401);
    running.settings(vidu.base(), "accept_bearer", true);
    assertThat(running.get(address, "Authorization", "Bearer " + key).status()).isEqualTo(200);
  }

  @Test
  void surplus_jobs_wait_in_order_for_a_slot() throws IOException {
    running.settings(vidu.base(), "concurrency", 1);
    String first = vidu.create("one");
    String second = vidu.create("two");
    String third = vidu.create("three");
    running.clock.advanceSeconds(59);
    assertThat(List.of(vidu.state(first), vidu.state(second), vidu.state(third)))
        .containsExactly("processing", "queueing", "queueing");
    assertThat(balance().getInteger("current_concurrency")).isEqualTo(1);
    assertThat(balance().getInteger("queue_count")).isEqualTo(2);
    running.clock.advanceSeconds(1);
    assertThat(List.of(vidu.state(first), vidu.state(second), vidu.state(third)))
        .containsExactly("success", "processing", "queueing");
    running.clock.advanceSeconds(55);
    assertThat(List.of(vidu.state(second), vidu.state(third)))
        .containsExactly("success", "processing");
  }

  @Test
  void a_hard_limit_refuses_surplus_jobs() throws IOException {
    running.settings(vidu.base(), "concurrency", 1, "hard_limit", true);
    vidu.create("one");
    Reply full = vidu.post("text2video", ViduClient.order("two"));
    assertThat(full.status()).isEqualTo(429);
    assertThat(full.json().getString("reason")).isEqualTo("QuotaExceeded");
  }

  @Test
  void credits_are_held_kept_on_success_and_given_back_on_failure() throws IOException {
    vidu.create("a cat");
    assertThat(balance().getInteger("credit_remain")).isEqualTo(920);
    String failing = vidu.create("[[fail:CreationPolicyViolation]]");
    assertThat(balance().getInteger("credit_remain")).isEqualTo(840);
    running.clock.advanceSeconds(60);
    assertThat(balance().getInteger("credit_remain")).isEqualTo(920);
    JsonObject failed = vidu.poll(failing);
    assertThat(failed.getString("state")).isEqualTo("failed");
    assertThat(failed.getString("err_code")).isEqualTo("CreationPolicyViolation");
    assertThat(failed.getInteger("credits")).isZero();
    assertThat(failed.getJsonArray("creations")).isEmpty();
    running.settings(vidu.base(), "balance", 100);
    Reply broke = vidu.post("text2video", ViduClient.order("a dog"));
    assertThat(broke.status()).isEqualTo(400);
    assertThat(broke.json().getString("reason")).isEqualTo("CreditInsufficient");
  }

  @Test
  void a_job_can_be_cancelled_until_it_is_processed() throws IOException {
    running.settings(vidu.base(), "concurrency", 1);
    String running1 = vidu.create("one");
    String waiting = vidu.create("two");
    running.clock.advanceSeconds(5);
    Reply late = vidu.post("tasks/" + running1 + "/cancel", new JsonObject().put("id", running1));
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.json().getString("reason")).isEqualTo("BadRequest");
    assertThat(late.json().getString("message"))
        .isEqualTo("task state is scheduled, can not cancel");
    Reply cancelled =
        vidu.post("tasks/" + waiting + "/cancel", new JsonObject().put("id", waiting));
    assertThat(cancelled.status()).isEqualTo(200);
    assertThat(cancelled.json()).isEmpty();
    JsonObject poll = vidu.poll(waiting);
    assertThat(poll.getString("state")).isEqualTo("failed");
    assertThat(poll.getString("err_code")).isEqualTo("UserCancelled");
    assertThat(poll.getInteger("credits")).isZero();
    assertThat(balance().getInteger("credit_remain")).isEqualTo(920);
    assertThat(balance().getInteger("queue_count")).isZero();
  }

  @Test
  void cancelling_a_job_in_its_slot_lets_the_next_one_in() throws IOException {
    running.settings(vidu.base(), "concurrency", 1);
    String first = vidu.create("one");
    String second = vidu.create("two");
    running.clock.advanceSeconds(4);
    assertThat(vidu.post("tasks/" + first + "/cancel", new JsonObject()).status()).isEqualTo(200);
    running.clock.advanceSeconds(1);
    assertThat(vidu.state(second)).isEqualTo("processing");
  }

  @Test
  void an_unknown_task_is_not_found() throws IOException {
    Reply reply = vidu.get("tasks/1/creations");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().getInteger("code")).isEqualTo(404);
    assertThat(reply.json().getString("reason")).isEqualTo("TaskNotFound");
    assertThat(reply.json().getString("message")).isEqualTo("task not found");
  }

  @Test
  void the_list_finds_a_job_by_its_payload_and_pages() throws IOException {
    String old = vidu.create("old");
    running.clock.advance(Duration.ofMinutes(10));
    String from = running.clock.instant().minusSeconds(60).toString();
    String id =
        vidu.post("img2video", ViduClient.imageOrder("an astronaut")).json().getString("task_id");
    JsonObject list =
        vidu.get("tasks?created_at.from=" + from + "&pager.page=0&pager.pagesz=100").json();
    assertThat(list.getString("next_page_token")).isEmpty();
    assertThat(list.getJsonArray("tasks")).hasSize(1);
    JsonObject item = list.getJsonArray("tasks").getJsonObject(0);
    assertThat(item.getString("id")).isEqualTo(id);
    assertThat(item.getString("payload")).isEqualTo("gw:tsk_01KFD8Y5W3Q9");
    assertThat(item.getString("state")).isEqualTo("created");
    assertThat(ids("tasks")).containsExactly(id, old);
    assertThat(ids("tasks?paper.page=1&paper.pagesz=1")).containsExactly(old);
    assertThat(vidu.get("tasks?pager.pagesz=1").json().getString("next_page_token")).isEqualTo("1");
    assertThat(ids("tasks?pager.pagesz=1&pager.page_token=1")).containsExactly(old);
    assertThat(ids("tasks?states=success")).containsExactly(old);
    assertThat(ids("tasks?task_ids=" + old)).containsExactly(old);
    assertThat(ids("tasks?task_ids=" + old + "," + id)).containsExactly(id, old);
    assertThat(vidu.get("tasks?pager.pagesz=101").json().getString("reason"))
        .isEqualTo("PageSizeOutOfRange");
    assertThat(vidu.get("tasks?created_at.from=yesterday").json().getString("reason"))
        .isEqualTo("FieldInvalid");
  }

  @Test
  void the_list_goes_back_a_week() throws IOException {
    String id = vidu.create("a cat");
    running.clock.advance(Duration.ofDays(7));
    assertThat(ids("tasks")).containsExactly(id);
    running.clock.advanceSeconds(1);
    assertThat(ids("tasks")).isEmpty();
  }

  @Test
  void a_body_that_is_no_object_is_a_bad_request() throws IOException {
    Reply reply =
        running.post(
            vidu.base() + "/ent/v2/text2video", "nonsense", "Authorization", ViduClient.KEY);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("reason")).isEqualTo("BadRequest");
    assertThat(running.refused(vidu.base()).getJsonObject(0).getString("body"))
        .isEqualTo("nonsense");
  }

  @Test
  void an_unknown_operation_is_not_found() throws IOException {
    assertThat(vidu.post("nothing2video", new JsonObject()).json().getString("reason"))
        .isEqualTo("NotFound");
  }

  private JsonObject balance() throws IOException {
    return vidu.get("credits?show_detail=false").json().getJsonArray("remains").getJsonObject(0);
  }

  private List<String> ids(String route) throws IOException {
    return vidu.get(route).json().getJsonArray("tasks").stream()
        .map(item -> ((JsonObject) item).getString("id"))
        .toList();
  }
}
