package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/** What tests say of answers. */
final class Answers {
  private Answers() {}

  static void assertError(
      HttpResponse<String> answer, int status, String code, String param, String type) {
    JsonObject error = ApiHarness.json(answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(error.fieldNames()).containsExactly("code", "message", "param", "type");
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.getString("param")).isEqualTo(param);
    assertThat(error.getString("type")).isEqualTo(type);
  }

  static void assertHeader(HttpResponse<String> answer, String name, String value) {
    assertThat(answer.headers().firstValue(name)).contains(value);
  }

  static void assertNoHeader(HttpResponse<String> answer, String name) {
    assertThat(answer.headers().firstValue(name)).isEmpty();
  }
}
