package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are wrong: each is answered 400 with code and param, and nothing is created. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
  private final ApiHarness api = new ApiHarness();

  @BeforeAll
  void start() throws Exception {
    api.start();
  }

  @AfterAll
  void stop() throws Exception {
    assertThat(api.created).isEmpty();
    api.close();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        arguments("", "invalid_json", null),
        arguments("[]", "invalid_json", null),
        arguments("null", "invalid_json", null),
        arguments("{\"a\":1,\"a\":2}", "invalid_json", null),
        arguments("{\"a\":{\"b\":1,\"b\":2}}", "invalid_json", null),
        arguments("{} {}", "invalid_json", null),
        arguments("{\"a\":1e400}", "invalid_json", null),
        arguments("{\"a\":\"\\ud800\"}", "invalid_json", null),
        arguments("{\"a\":\"\\u0000\"}", "invalid_json", null),
        arguments("{}", "missing_field", "model"),
        arguments(with("\"prompt\":null"), "missing_field", "prompt"),
        arguments(with("\"prompt\":\"  \""), "missing_field", "prompt"),
        arguments(with("\"prompt\":5"), "invalid_value", "prompt"),
        arguments("{\"model\":\"\",\"prompt\":\"a\"}", "missing_field", "model"),
        arguments("{\"model\":\"nope\",\"prompt\":\"a\"}", "model_not_found", "model"),
        arguments(with("\"duration\":\"five\""), "invalid_value", "duration"),
        arguments(with("\"duration\":0"), "invalid_value", "duration"),
        arguments(with("\"duration\":-5"), "invalid_value", "duration"),
        arguments(with("\"duration\":true"), "invalid_value", "duration"),
        arguments(with("\"fps\":24.5"), "invalid_value", "fps"),
        arguments(with("\"fps\":0"), "invalid_value", "fps"),
        arguments(with("\"seed\":-2"), "invalid_value", "seed"),
        arguments(with("\"seed\":9223372036854775808"), "invalid_value", "seed"),
        arguments(with("\"n\":2"), "invalid_value", "n"),
        arguments(with("\"response_format\":\"b64_json\""), "invalid_value", "response_format"),
        arguments(with("\"user\":5"), "invalid_value", "user"),
        arguments(with("\"size\":\"big\""), "invalid_value", "size"),
        arguments(with("\"size\":[1,2]"), "invalid_value", "size"),
        arguments(with("\"width\":1280"), "missing_field", "height"),
        arguments(with("\"height\":720"), "missing_field", "width"),
        arguments(
            with("\"size\":\"1280x720\",\"width\":720,\"height\":1280"),
            "unsupported_combination",
            "size"),
        arguments(with("\"image\":\"hello\""), "invalid_image", "image"),
        arguments(with("\"image\":{}"), "invalid_value", "image"),
        arguments(with("\"image\":\"ftp://a.example.com/b\""), "address_not_allowed", "image"),
        arguments(with("\"image\":\"http://10.0.0.1/a.png\""), "address_not_allowed", "image"),
        arguments(with("\"metadata\":[]"), "invalid_value", "metadata"),
        arguments(with("\"negative_prompt\":\"a\""), "misplaced_field", "negative_prompt"),
        arguments(with("\"image_tail\":\"a\""), "misplaced_field", "image_tail"),
        arguments(with("\"callback_url\":\"a\""), "misplaced_field", "callback_url"),
        arguments(metadata("\"model\":\"other\""), "reserved_field", "metadata.model"),
        arguments(metadata("\"model_name\":5"), "reserved_field", "metadata.model_name"),
        arguments(metadata("\"n\":2"), "invalid_value", "metadata.n"),
        arguments(
            metadata("\"callback_url\":\"http://a.example.com\""),
            "address_not_allowed",
            "metadata.callback_url"),
        arguments(metadata("\"callback_url\":5"), "invalid_value", "metadata.callback_url"),
        arguments(
            metadata("\"callback_url\":\"https://10.0.0.1/\""),
            "address_not_allowed",
            "metadata.callback_url"),
        arguments(
            metadata("\"image_urls\":[\"http://127.0.0.1/\"]"),
            "address_not_allowed",
            "metadata.image_urls[0]"),
        arguments(
            metadata("\"a\":[{\"b\":[1,\"file:///etc/passwd\"]}]"),
            "address_not_allowed",
            "metadata.a[0].b[1]"),
        arguments(metadata("\"a\":\" http://10.0.0.1/\""), "address_not_allowed", "metadata.a"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void is_refused(String body, String code, String param) throws Exception {
    HttpResponse<String> answer = api.create(body);

    JsonObject error = ApiHarness.json(answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(error.fieldNames()).containsExactly("code", "message", "param", "type");
    assertThat(error.getString("code")).as(answer.body()).isEqualTo(code);
    assertThat(error.getString("param")).isEqualTo(param);
    assertThat(error.getString("type")).isEqualTo("invalid_request_error");
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void all_problems_are_told_at_once() throws Exception {
    JsonObject error =
        ApiHarness.json(
            api.create("{\"model\":\"kling-v1\",\"fps\":0,\"n\":3,\"image_tail\":\"x\"}"));

    assertThat(error.getString("code")).isEqualTo("misplaced_field");
    assertThat(error.getString("message"))
        .isEqualTo(
            "image_tail belongs into metadata; prompt must be a text, not missing; "
                + "fps must be a whole number from 1 to 1000, not 0; n must be 1, not 3");
  }

  @Test
  void quoted_input_is_cut_and_cannot_act() throws Exception {
    String message =
        ApiHarness.json(api.create(with("\"size\":\"\\u001b[31m\\r\\n" + "x".repeat(200) + "\"")))
            .getString("message");

    assertThat(message).contains("\\u001b[31m\\u000d\\u000a").endsWith("x…\"").hasSizeLessThan(200);
  }

  @Test
  void the_place_of_a_mistake_is_told_in_characters() throws Exception {
    String message = ApiHarness.json(api.create("{\n \"宇航员\": nope}")).getString("message");

    assertThat(message).startsWith("Not a JSON object: malformed text at line 2, column ");
  }

  private static String with(String member) {
    return member.startsWith("\"prompt\"")
        ? "{\"model\":\"kling-v1\"," + member + "}"
        : "{\"model\":\"kling-v1\",\"prompt\":\"a\"," + member + "}";
  }

  private static String metadata(String member) {
    return with("\"metadata\":{" + member + "}");
  }
}
