package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackRouteTest {
  private ApiHarness api;

  @BeforeEach
  void start() throws Exception {
    api = new ApiHarness().start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @Test
  void a_genuine_callback_is_answered_by_its_plugin_and_nudges_its_job() throws Exception {
    HttpResponse<String> answer = api.send("POST", CallbackProvocations.PATH, "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(api.nudged).containsExactly(ApiHarness.JOB_ID);
  }

  @Test
  void a_forged_one_changes_nothing() throws Exception {
    api.callbackAnswer = ApiHarness.callback(401);

    assertThat(api.send("POST", CallbackProvocations.PATH, "{}").statusCode()).isEqualTo(401);
    assertThat(api.nudged).isEmpty();
  }

  @Test
  void a_token_that_was_not_given_out_is_no_path() throws Exception {
    HttpResponse<String> answer = api.send("POST", "/callbacks/kling-main/guessed", "{}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("unknown_path");
    assertThat(api.nudged).isEmpty();
  }

  @Test
  void a_plugin_cannot_break_the_answers_head() throws Exception {
    api.callbackAnswer =
        Future.succeededFuture(
            new CallbackAnswer(
                200, "text/plain\r\nx: y", Buffer.buffer("ok"), false, Optional.empty()));

    HttpResponse<String> answer = api.send("POST", CallbackProvocations.PATH, "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).contains("application/octet-stream");
    assertThat(answer.headers().firstValue("x")).isEmpty();
  }
}
