package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.api.ApiDependencies.Readiness;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpMethodsTest {
  private static final ApiHarness API = new ApiHarness();

  @BeforeAll
  static void start() throws Exception {
    API.start();
  }

  @AfterAll
  static void stop() throws Exception {
    API.close();
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() throws Exception {
    HttpResponse<String> answer = API.send("DELETE", "/v1/video/generations", null);

    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("Use GET, HEAD, OPTIONS, POST");
  }

  @Test
  void a_gateway_that_starts_or_stops_says_so() throws Exception {
    API.readiness = Readiness.STARTING;
    try {
      HttpResponse<String> ready = API.send("GET", "/health/ready", null);

      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.headers().firstValue("retry-after")).contains("5");
      assertThat(ApiHarness.json(ready).getString("code")).isEqualTo("not_ready");
      assertThat(API.create("{}").statusCode()).isEqualTo(503);
      assertThat(API.send("GET", "/health/live", null).statusCode()).isEqualTo(200);
    } finally {
      API.readiness = Readiness.READY;
    }
  }
}
