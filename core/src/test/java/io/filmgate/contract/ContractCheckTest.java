package io.filmgate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.wire.ApiDescription;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** That the check fails where it should: a job, right in every point, is made wrong in one. */
class ContractCheckTest {
  private static final String PATH = "/v1/video/generations/video_01KB1V3Z7Q4T8M2N5P6R9S0XYC";
  private static final JsonObject JOB =
      new References(ApiDescription.read("openapi.yaml").json())
          .target("#/components/examples/KlingCompleted")
          .getJsonObject("value");

  private static Answer answer(
      int status, Consumer<Map<String, List<String>>> headers, String body) {
    Map<String, List<String>> all = new TreeMap<>();
    all.put("content-type", List.of("application/json; charset=utf-8"));
    all.put("cache-control", List.of("no-store"));
    all.put("x-content-type-options", List.of("nosniff"));
    all.put("x-request-id", List.of("req_01KB1V3Z7Q4T8M2N5P6R9S0XYC"));
    headers.accept(all);
    return new Answer("GET", PATH, status, all, body);
  }

  private static Answer job(Consumer<JsonObject> change) {
    JsonObject job = JOB.copy();
    change.accept(job);
    return answer(200, headers -> {}, job.encode());
  }

  private static Answer error(int status, String code, String type) {
    JsonObject error =
        new JsonObject()
            .put("code", code)
            .put("message", "No.")
            .put("param", null)
            .put("type", type);
    return answer(status, headers -> {}, error.encode());
  }

  private static void assertWrong(Answer answer, String problem) {
    assertThatThrownBy(() -> ContractCheck.check(Contract.shipped(), answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(answer.method() + " " + answer.path())
        .hasMessageContaining(problem);
  }

  @Test
  void what_is_right_passes() {
    assertThatCode(() -> ContractCheck.check(Contract.shipped(), job(job -> {})))
        .doesNotThrowAnyException();
  }

  @Test
  void members_that_are_missing_or_not_described_are_told() {
    assertWrong(job(job -> job.remove("warnings")), "warnings");
    assertWrong(job(job -> job.put("cost", 1)), "cost");
    assertWrong(job(job -> job.getJsonObject("usage").put("cost", 1)), "cost");
  }

  @Test
  void members_that_contradict_each_other_are_told() {
    assertWrong(job(job -> job.put("status", "in_progress")), "#/");
    assertWrong(job(job -> job.put("progress", 99)), "#/progress");
    assertWrong(job(job -> job.put("error", new JsonObject().put("code", "no"))), "#/error");
  }

  @Test
  void headers_that_are_missing_or_wrong_or_not_described_are_told() {
    assertWrong(
        answer(200, headers -> headers.remove("x-request-id"), JOB.encode()),
        "header x-request-id is missing");
    assertWrong(
        answer(200, headers -> headers.put("cache-control", List.of("public")), JOB.encode()),
        "header cache-control");
    assertWrong(
        answer(200, headers -> headers.put("set-cookie", List.of("a=b")), JOB.encode()),
        "header set-cookie is not described");
    assertWrong(
        answer(200, headers -> headers.put("content-type", List.of("text/html")), JOB.encode()),
        "content-type must be application/json; charset=utf-8, not text/html");
  }

  @Test
  void a_code_that_the_operation_does_not_have_is_told() {
    assertThat(Contract.shipped().problems(error(404, "job_not_found", "not_found_error")))
        .isEmpty();
    assertWrong(error(404, "content_expired", "not_found_error"), "#/code");
    assertWrong(error(404, "job_not_found", "api_error"), "#/type");
    assertWrong(error(418, "teapot", "api_error"), "the operation has no answer 418");
  }

  @Test
  void a_path_that_is_not_described_is_told() {
    Answer answer = job(job -> {}).to("GET", "/v2/jobs");

    assertWrong(answer, "there is no such operation");
  }

  @Test
  void bodies_where_none_belong_are_told() {
    assertWrong(job(job -> {}).to("HEAD", PATH), "there must be no body");
    assertWrong(answer(200, headers -> {}, "[]"), "the body is no JSON object");
  }

  @Test
  void what_comes_off_a_socket_is_held_against_what_was_written() {
    String head =
        """
        HTTP/1.1 200 OK
        content-type: application/json; charset=utf-8
        cache-control: no-store
        x-content-type-options: nosniff
        x-request-id: req_01KB1V3Z7Q4T8M2N5P6R9S0XYC
        """
            .replace("\n", "\r\n");
    String live = head + "content-length: 17\r\n\r\n{\"status\":\"live\"}";

    assertThat(
            RawAnswers.checked(
                Contract.shipped(), "GET /health/live HTTP/1.1\r\n\r\n", live + live))
        .isEqualTo(live + live);
    assertThatThrownBy(
            () ->
                RawAnswers.checked(Contract.shipped(), "GET /health/ready HTTP/1.1\r\n\r\n", live))
        .hasMessageContaining("GET /health/ready was answered 200");
  }
}
