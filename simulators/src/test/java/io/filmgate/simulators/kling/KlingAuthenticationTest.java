package io.filmgate.simulators.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlingAuthenticationTest {

  private static final String VECTOR =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJhay10ZXN0LTAwMDEiLCJleHAiOjE3NjcyMjc0MDAsIm5iZiI6MTc2NzIyNTU5NX0.mGu22a_3j2Zedpt4CmJsoytbZvDYuud6Ca32SW6_Exw";
  private static final long NOT_BEFORE = 1767225595;
  private static final long EXPIRES = 1767227400;

  private final KlingAuthentication authentication =
      new KlingAuthentication(
          new KlingCredentials(
              "ak-test-0001", "sk-test-0001-secret", "api-key-kling-test", Optional.empty()));

  @Test
  void the_published_vector_is_accepted_from_its_first_second_to_its_last() {
    assertThat(account("Bearer " + VECTOR, NOT_BEFORE)).isEqualTo("access_key");
    assertThat(account("Bearer " + VECTOR, EXPIRES - 1)).isEqualTo("access_key");
  }

  @Test
  void a_token_is_refused_before_and_after_its_time() {
    assertThat(code("Bearer " + VECTOR, NOT_BEFORE - 1)).isEqualTo(1003);
    assertThat(code("Bearer " + VECTOR, EXPIRES)).isEqualTo(1004);
  }

  @Test
  void an_api_key_is_looked_up() {
    assertThat(account("Bearer api-key-kling-test", 0)).isEqualTo("api_key");
    Refusal refusal = refusal("Bearer api-key-kling-other", 0);
    assertThat(refusal.code()).isEqualTo("1002");
    assertThat(refusal).hasMessage("api key not found");
  }

  @Test
  void nothing_shown_is_1001_without_a_request_id() {
    Refusal refusal = refusal("", 0);
    assertThat(refusal.answer().status()).isEqualTo(401);
    assertThat(new JsonObject(refusal.answer().body()))
        .isEqualTo(new JsonObject().put("code", 1001).put("message", "Authorization is empty"));
  }

  @Test
  void the_secret_is_used_as_it_is() {
    String claims = "{\"iss\":\"ak-test-0001\",\"exp\":1767227400,\"nbf\":1767225595}";
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    assertThat(KlingClient.jwt(header, claims, "sk-test-0001-secret")).isEqualTo(VECTOR);
    String other = KlingClient.jwt(header, claims, "sk-test-0001-secreT");
    assertThat(code("Bearer " + other, NOT_BEFORE)).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"alg":"none"}                | {"iss":"ak-test-0001","exp":1767227400} | 1000
          {"alg":"HS512"}               | {"iss":"ak-test-0001","exp":1767227400} | 1000
          {"alg":"HS256"}               | {"iss":"someone-else","exp":1767227400} | 1002
          {"alg":"HS256"}               | {"iss":"ak-test-0001"}                  | 1000
          {"alg":"HS256"}               | {"iss":"ak-test-0001","exp":"soon"}     | 1000
          """)
  void a_token_that_says_the_wrong_thing_is_refused(String header, String claims, int code) {
    String token = KlingClient.jwt(header, claims, "sk-test-0001-secret");
    assertThat(code("Bearer " + token, NOT_BEFORE)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer x, 1000",
    "Bearer a.b.c, 1000",
    "bearer api-key-kling-test, 1002",
    "Token api-key-kling-test, 1002",
    "Bearer  api-key-kling-test, 1000"
  })
  void what_is_no_token_is_refused(String header, int code) {
    assertThat(code(header, NOT_BEFORE)).isEqualTo(code);
  }

  private int code(String header, long now) {
    return Integer.parseInt(refusal(header, now).code());
  }

  private Refusal refusal(String header, long now) {
    return catchThrowableOfType(Refusal.class, () -> account(header, now));
  }

  private String account(String header, long now) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    if (!header.isEmpty()) {
      headers.set("Authorization", header);
    }
    MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
    Call call =
        new Call("GET", "/", "", "", parameters, headers, Buffer.buffer(), Optional.empty());
    return authentication.account(call, Instant.ofEpochSecond(now), false);
  }
}
