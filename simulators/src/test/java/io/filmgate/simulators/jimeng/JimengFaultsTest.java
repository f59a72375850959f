package io.filmgate.simulators.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JimengFaultsTest {

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
    running.settings(jimeng.base(), "concurrency", 100);
  }

  @ParameterizedTest
  @CsvSource({
    "50200, 400, Invalid Input Parameters",
    "50215, 400, Input invalid for this service.",
    "50400, 400, Access Denied: Access Denied",
    "50411, 400, Pre Img Risk Not Pass",
    "50412, 400, Text Risk Not Pass",
    "50413, 400, Post Text Risk Not Pass",
    "50429, 429, 'Request Has Reached API Limit, Please Try Later'",
    "50430, 429, 'Request Has Reached API Concurrent Limit, Please Try Later'",
    "50500, 500, Internal Error",
    "50501, 500, Internal RPC Error",
    "50511, 400, Post Img Risk Not Pass",
    "50518, 400, Pre Img Risk Not Pass: Copyright",
    "50520, 400, Risk Internal Error"
  })
  void codes_of_the_service_can_be_had(int code, int status, String message) throws IOException {
    Reply reply = jimeng.submit(JimengClient.order("a cat [[" + code + "]]"));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().getInteger("code")).isEqualTo(code);
    assertThat(reply.json().getInteger("status")).isEqualTo(code);
    assertThat(reply.json().getString("message")).isEqualTo(message);
    assertThat(running.accepted(jimeng.base())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FlowLimitExceeded, 429",
    "InvalidTimestamp, 403",
    "AccessDenied, 403",
    "InternalServiceTimeout, 504"
  })
  void words_of_the_gateway_can_be_had(String code, int status) throws IOException {
    Reply reply = jimeng.submit(JimengClient.order("a cat [[" + code + "]]"));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(
            reply.json().getJsonObject("ResponseMetadata").getJsonObject("Error").getString("Code"))
        .isEqualTo(code);
  }

  @Test
  void a_failed_job_is_told_of_by_the_code_of_every_later_poll() throws IOException {
    String id = jimeng.create("[[fail:50516]]");
    assertThat(jimeng.data(id).getString("status")).isEqualTo("in_queue");
    running.clock.advanceSeconds(60);
    for (int poll = 0; poll < 2; poll++) {
      Reply failed = jimeng.poll("jimeng_t2v_v30", id);
      assertThat(failed.status()).isEqualTo(400);
      assertThat(failed.json().getInteger("code")).isEqualTo(50516);
      assertThat(failed.json().getString("message")).isEqualTo("Post Video Risk Not Pass");
    }
    assertThat(running.accepted(jimeng.base()).getJsonObject(0).getString("state"))
        .isEqualTo("failed");
  }

  @Test
  void a_failure_in_words_is_an_internal_error_that_says_so() throws IOException {
    String id = jimeng.create("[[fail:out of paint]]");
    running.clock.advanceSeconds(60);
    Reply failed = jimeng.poll("jimeng_t2v_v30", id);
    assertThat(failed.json().getInteger("code")).isEqualTo(50501);
    assertThat(failed.json().getString("message")).isEqualTo("out of paint");
  }

  @Test
  void polls_can_fail_for_a_while() throws IOException {
    String id = jimeng.create("[[poll:50501x3]]");
    for (int poll = 0; poll < 3; poll++) {
      assertThat(jimeng.poll("jimeng_t2v_v30", id).status()).isEqualTo(500);
    }
    assertThat(jimeng.data(id).getString("status")).isEqualTo("in_queue");
  }

  @Test
  void the_address_can_be_missing_hidden_or_the_job_expired() throws IOException {
    String missing = jimeng.create("[[no_url]]");
    String hidden = jimeng.create("[[resp_data_only]]");
    String expired = jimeng.create("[[expired]]");
    running.clock.advanceSeconds(60);
    assertThat(jimeng.data(missing).getString("status")).isEqualTo("done");
    assertThat(jimeng.data(missing).getString("video_url")).isEmpty();
    JsonObject data = jimeng.data(hidden);
    assertThat(data.getString("video_url")).isEmpty();
    String url = new JsonObject(data.getString("resp_data")).getJsonArray("urls").getString(0);
    assertThat(url).contains("/video/tos/cn/");
    assertThat(jimeng.data(expired).getString("status")).isEqualTo("expired");
    assertThat(jimeng.data(expired).getString("video_url")).isEmpty();
  }

  @Test
  void a_late_job_is_not_found_until_it_shows() throws IOException {
    String id = jimeng.create("[[late_register:30]]");
    assertThat(jimeng.data(id).getString("status")).isEqualTo("not_found");
    running.clock.advanceSeconds(30);
    assertThat(jimeng.data(id).getString("status")).isEqualTo("generating");
  }

  @Test
  void a_connection_can_be_cut_with_a_job() throws IOException {
    assertThatThrownBy(() -> jimeng.submit(JimengClient.order("[[drop_after_accept]]")))
        .isInstanceOf(IOException.class);
    assertThat(running.accepted(jimeng.base())).hasSize(1);
  }

  @Test
  void an_address_lives_an_hour_and_cannot_be_forged() throws IOException {
    String id = jimeng.create("a cat");
    running.clock.advanceSeconds(60);
    String url = jimeng.data(id).getString("video_url");
    assertThat(running.get(url.replace("/video/", "/videO/")).status()).isEqualTo(404);
    String forged = url.replaceFirst("/[0-9a-f]{32}/", "/" + "0".repeat(32) + "/");
    assertThat(running.get(forged).status()).isEqualTo(403);
    running.clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertThat(running.get(url, "Range", "bytes=0-9").status()).isEqualTo(206);
    assertThat(running.get(url, "Authorization", "x").status()).isEqualTo(400);
    running.clock.advanceSeconds(1);
    assertThat(running.get(url).status()).isEqualTo(403);
    assertThat(running.get(jimeng.data(id).getString("video_url"), "Range", "bytes=0-9").status())
        .isEqualTo(206);
  }

  @Test
  void a_typing_mistake_in_a_marker_is_told() throws IOException {
    Reply reply = jimeng.submit(JimengClient.order("a cat [[stuk]]"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getInteger("code")).isEqualTo(50200);
    assertThat(reply.json().getString("message")).contains("unknown marker [[stuk]]");
  }
}
