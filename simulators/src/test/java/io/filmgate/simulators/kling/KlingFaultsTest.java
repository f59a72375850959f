package io.filmgate.simulators.kling;

import static io.filmgate.simulators.kling.KlingClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlingFaultsTest {

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
    running.settings(kling.base(), "faults", "", "faults_for", "", "address_refused", false);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 401",
    "1001, 401",
    "1002, 401",
    "1003, 401",
    "1004, 401",
    "1100, 429",
    "1101, 429",
    "1102, 429",
    "1103, 403",
    "1200, 400",
    "1201, 400",
    "1202, 404",
    "1203, 404",
    "1300, 400",
    "1301, 400",
    "1302, 429",
    "1303, 429",
    "1304, 429",
    "5000, 500",
    "5001, 503",
    "5002, 504"
  })
  void every_code_can_be_had_and_makes_no_job(int code, int status) throws IOException {
    Reply reply = kling.post(TEXT, KlingClient.order("a cat [[" + code + "]]"));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().getInteger("code")).isEqualTo(code);
    assertThat(running.accepted(kling.base())).isEmpty();
    JsonObject refused = running.refused(kling.base()).getJsonObject(0);
    assertThat(refused.getString("code")).isEqualTo(Integer.toString(code));
    assertThat(refused.getInteger("status")).isEqualTo(status);
  }

  @Test
  void a_typing_mistake_in_a_marker_is_told() throws IOException {
    Reply reply = kling.post(TEXT, KlingClient.order("a cat [[stuk]]"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getInteger("code")).isEqualTo(1201);
    assertThat(reply.json().getString("message")).startsWith("prompt: unknown marker [[stuk]]");
  }

  @Test
  void a_poll_fault_lasts_as_many_polls_as_it_says() throws IOException {
    String id = kling.create("[[poll:5000x2]]");
    assertThat(kling.get(TEXT + "/" + id).status()).isEqualTo(500);
    assertThat(kling.get(TEXT + "/" + id).json().getInteger("code")).isEqualTo(5000);
    assertThat(kling.status(id)).isEqualTo("submitted");
  }

  @Test
  void a_poll_fault_without_a_number_lasts() throws IOException {
    String id = kling.create("[[poll:1302]]");
    for (int poll = 0; poll < 5; poll++) {
      assertThat(kling.get(TEXT + "/" + id).status()).isEqualTo(429);
    }
  }

  @Test
  void a_stuck_job_never_ends() throws IOException {
    String id = kling.create("[[stuck]]");
    running.clock.advance(Duration.ofDays(20));
    assertThat(kling.status(id)).isEqualTo("processing");
  }

  @Test
  void a_job_can_take_as_long_as_it_is_told() throws IOException {
    String id = kling.create("[[run:2]]");
    running.clock.advance(Duration.ofMillis(1999));
    assertThat(kling.status(id)).isEqualTo("processing");
    running.clock.advance(Duration.ofMillis(1));
    assertThat(kling.status(id)).isEqualTo("succeed");
    String atOnce = kling.create("[[run:0]]");
    assertThat(kling.status(atOnce)).isEqualTo("succeed");
  }

  @Test
  void a_connection_can_be_cut_without_a_job() throws IOException {
    JsonObject order = KlingClient.order("[[drop_before_accept]]").put("external_task_id", "x-1");
    assertThatThrownBy(() -> kling.post(TEXT, order)).isInstanceOf(IOException.class);
    assertThat(running.accepted(kling.base())).isEmpty();
    assertThat(running.refused(kling.base()).getJsonObject(0).getInteger("status")).isZero();
    assertThat(kling.get(TEXT + "/x-1").status()).isEqualTo(400);
  }

  @Test
  void a_connection_can_be_cut_with_a_job() throws IOException {
    JsonObject order = KlingClient.order("[[drop_after_accept]]").put("external_task_id", "x-2");
    assertThatThrownBy(() -> kling.post(TEXT, order)).isInstanceOf(IOException.class);
    JsonObject accepted = running.accepted(kling.base()).getJsonObject(0);
    assertThat(accepted.getString("external_task_id")).isEqualTo("x-2");
    assertThat(kling.data(TEXT + "/x-2").getString("task_id")).isEqualTo(accepted.getString("id"));
  }

  @Test
  void a_proxy_can_fail_with_and_without_a_job() throws IOException {
    Reply without = kling.post(TEXT, KlingClient.order("[[http:503]]"));
    assertThat(without.status()).isEqualTo(503);
    assertThat(without.header("Content-Type")).isEqualTo("text/html");
    assertThat(running.accepted(kling.base())).isEmpty();
    Reply with = kling.post(TEXT, KlingClient.order("[[http_after_accept:500]]"));
    assertThat(with.status()).isEqualTo(500);
    assertThat(running.accepted(kling.base())).hasSize(1);
  }

  @Test
  void a_job_can_show_late_while_its_id_is_taken_at_once() throws IOException {
    JsonObject order = KlingClient.order("[[late_register:4]]").put("external_task_id", "x-3");
    String id = kling.post(TEXT, order).json().getJsonObject("data").getString("task_id");
    assertThat(kling.get(TEXT + "/" + id).status()).isEqualTo(400);
    assertThat(kling.get(TEXT + "/x-3").status()).isEqualTo(400);
    assertThat(kling.get(TEXT).json().getJsonArray("data")).isEmpty();
    assertThat(kling.post(TEXT, order).json().getString("message")).endsWith("already exists");
    running.clock.advanceSeconds(4);
    assertThat(kling.get(TEXT + "/x-3").status()).isEqualTo(200);
    assertThat(kling.get(TEXT).json().getJsonArray("data")).hasSize(1);
  }

  @Test
  void an_answer_can_be_slow_while_the_job_is_already_there() throws IOException {
    Instant before = Instant.now();
    kling.create("[[slow:0.4]]");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(390));
    assertThat(running.accepted(kling.base()).getJsonObject(0).getString("at"))
        .isEqualTo(running.clock.instant().toString());
  }

  @Test
  void a_success_can_come_without_a_video_or_with_a_dead_address() throws IOException {
    String empty = kling.create("[[no_url]]");
    String dead = kling.create("[[expired]]");
    running.clock.advanceSeconds(60);
    JsonObject data = kling.data(TEXT + "/" + empty);
    assertThat(data.getString("task_status")).isEqualTo("succeed");
    assertThat(data.getJsonObject("task_result").getJsonArray("videos")).isEmpty();
    String url = KlingClient.url(kling.data(TEXT + "/" + dead));
    assertThat(running.get(url).status()).isEqualTo(403);
  }

  @Test
  void an_address_lives_thirty_days_from_the_end_of_the_job() throws IOException {
    String id = kling.create("[[run:60]]");
    running.clock.advanceSeconds(60);
    Instant done = running.clock.instant();
    running.clock.advance(Duration.ofDays(29));
    String url = KlingClient.url(kling.data(TEXT + "/" + id));
    assertThat(url).contains("Expires=" + done.plus(Duration.ofDays(30)).getEpochSecond());
    running.clock.advance(Duration.ofDays(1));
    assertThat(running.get(url).status()).isEqualTo(403);
  }

  @Test
  void a_job_can_show_a_state_that_nobody_knows() throws IOException {
    String id = kling.create("[[unknown_state:resting]]");
    assertThat(kling.status(id)).isEqualTo("resting");
    running.clock.advanceSeconds(60);
    assertThat(kling.status(id)).isEqualTo("succeed");
  }

  @Test
  void faults_can_be_set_for_one_of_the_keys() throws IOException {
    running.settings(kling.base(), "faults", "[[1303]]", "faults_for", "access_key");
    assertThat(kling.post(TEXT, KlingClient.order("a cat")).status()).isEqualTo(200);
    running.settings(kling.base(), "faults_for", "api_key");
    assertThat(kling.post(TEXT, KlingClient.order("a cat")).status()).isEqualTo(429);
  }

  @Test
  void a_caller_from_an_unlisted_address_is_refused() throws IOException {
    running.settings(kling.base(), "address_refused", true);
    assertThat(kling.get(TEXT).json().getInteger("code")).isEqualTo(1304);
  }
}
