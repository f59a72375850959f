package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final String MODELS = "/v1/models";

  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer sk-acme-web",
        "bearer sk-acme-web",
        "BEARER   sk-acme-web",
        "Bearer: sk-acme-web",
        "sk-acme-web"
      })
  void a_key_is_found_in_each_way_of_writing_it(String header) throws Exception {
    assertThat(api.send("GET", MODELS, null, "Authorization", header).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'',missing_api_key",
    "Bearer,missing_api_key",
    "Bearer sk-other,invalid_api_key",
    "Bearer foo,invalid_api_key",
    "Basic c2stYWNtZS13ZWI=,invalid_api_key",
    "Bearer sk-acme-web sk-acme-web,invalid_api_key"
  })
  void anything_else_is_refused(String header, String code) throws Exception {
    assertUnauthorized(api.send("GET", MODELS, null, "Authorization", header), code);
  }

  @Test
  void no_header_says_what_to_send() throws Exception {
    HttpResponse<String> answer = api.send("GET", MODELS, null);

    assertUnauthorized(answer, "missing_api_key");
    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("Send one header Authorization: Bearer sk-…");
  }

  @Test
  void two_headers_are_refused() throws Exception {
    assertUnauthorized(
        api.send(
            "GET",
            MODELS,
            null,
            "Authorization",
            "Bearer sk-acme-web",
            "Authorization",
            "Bearer sk-acme-web"),
        "invalid_api_key");
  }

  @Test
  void an_expired_key_is_refused() throws Exception {
    use(List.of(), Optional.of(ApiHarness.NOW), true);

    assertUnauthorized(api.get(MODELS), "expired_api_key");
  }

  @Test
  void a_disabled_key_is_refused() throws Exception {
    use(List.of(), Optional.empty(), false);

    assertUnauthorized(api.get(MODELS), "expired_api_key");
  }

  @Test
  void a_key_is_bound_to_its_addresses() throws Exception {
    use(List.of("127.0.0.0/8"), Optional.empty(), true);
    assertThat(api.get(MODELS).statusCode()).isEqualTo(200);

    use(List.of("10.0.0.0/8", "::1"), Optional.empty(), true);
    HttpResponse<String> answer = api.get(MODELS);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("client_address_not_allowed");
  }

  @Test
  void a_trusted_proxy_says_where_a_request_comes_from() throws Exception {
    use(List.of("203.0.113.0/24"), Optional.empty(), true);
    String[] headers = {
      "Authorization", "Bearer sk-acme-web", "X-Forwarded-For", "10.9.9.9, 203.0.113.7"
    };

    assertThat(api.send("GET", MODELS, null, headers).statusCode()).isEqualTo(403);
    api.trustedProxies = List.of("127.0.0.1");
    assertThat(api.send("GET", MODELS, null, headers).statusCode()).isEqualTo(200);
  }

  @Test
  void the_key_comes_before_everything_that_the_body_could_be() throws Exception {
    HttpResponse<String> answer =
        api.send("POST", "/v1/video/generations", "no json", "Content-Type", "text/plain");

    assertUnauthorized(answer, "missing_api_key");
  }

  private void use(List<String> addresses, Optional<Instant> expires, boolean isEnabled) {
    api.keys.put(
        ApiHarness.KEY,
        new Caller(
            Samples.tenant("acme"),
            new ApiKey(
                "acme",
                "acme-web",
                List.of("*"),
                addresses,
                expires,
                isEnabled,
                LimitsConfig.NONE)));
  }

  private static void assertUnauthorized(HttpResponse<String> answer, String code) {
    JsonObject error = ApiHarness.json(answer);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(error.getString("code")).isEqualTo(code);
    assertThat(error.getString("type")).isEqualTo("authentication_error");
    assertThat(error.getValue("param")).isNull();
    assertThat(answer.headers().firstValue("www-authenticate"))
        .contains("Bearer realm=\"filmgate\"");
  }
}
