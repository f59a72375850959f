package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HttpBodiesTest {
  private static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";

  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  /** Afterwards every exchange is over, so what is still counted was forgotten. */
  @AfterEach
  void stop() throws Exception {
    api.close();
    assertThat(api.wire.capacity().bodyBytes()).isZero();
    assertThat(api.wire.capacity().connections()).isZero();
  }

  static Stream<RawCase> cases() {
    return RawCase.read("wire/bodies.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void is_answered_as_the_contract_says(RawCase given) throws Exception {
    RawCaseCheck.check(given, api.port());
  }

  @Test
  void too_large_says_how_large_it_may_be() throws Exception {
    api.maxBodyBytes = 10;

    assertThat(ApiHarness.json(api.create(BODY)).getString("message"))
        .isEqualTo("Larger than 10 bytes; send the picture as a URL");
  }

  @Test
  void too_many_bytes_in_flight_are_refused_for_a_moment() throws Exception {
    api.maxBufferedBytes = 10;

    HttpResponse<String> answer = api.create(BODY);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("overloaded");
    assertThat(answer.headers().firstValue("retry-after")).contains("2");
    assertThat(
            api.meters
                .get("filmgate.http.bodies.refused")
                .tag("reason", "overloaded")
                .counter()
                .count())
        .isEqualTo(1);
  }
}
