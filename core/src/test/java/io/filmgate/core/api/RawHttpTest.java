package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.filmgate.core.api.ApiDependencies.Readiness;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RawHttpTest {
  private static final String AUTH = "Authorization: Bearer sk-acme-web\r\n";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CREATE = "POST /v1/video/generations HTTP/1.1\r\n";
  private static final String HOST = "Host: a\r\n";
  private static final String SMUGGLED = "GET /v1/models HTTP/1.1\r\nHost: a\r\n" + AUTH + "\r\n";
  private static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";

  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        arguments("NONSENSE\r\n\r\n", 400, "malformed_http"),
        arguments("GET /v1/models HTTP/1.1\r\n\r\n", 400, "malformed_http"),
        arguments("GET /v1/models HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "malformed_http"),
        arguments("GET /v1/models HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "malformed_http"),
        arguments("GET /v1/models HTTP/1.1\nHost: a\n\n", 400, "malformed_http"),
        arguments(
            "GET /v1/models HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n", 400, "malformed_http"),
        arguments("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed_http"),
        arguments("GET /v1/models?a=%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed_http"),
        arguments(
            CREATE + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            400,
            "malformed_http"),
        arguments(
            CREATE + HOST + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na",
            400,
            "malformed_http"),
        arguments(CREATE + HOST + "Content-Length: -1\r\n\r\n", 400, "malformed_http"),
        arguments(CREATE + HOST + "Content-Length: +1\r\n\r\na", 400, "malformed_http"),
        arguments(
            CREATE + HOST + "Transfer-Encoding: xchunked\r\n\r\n" + SMUGGLED,
            400,
            "malformed_http"),
        arguments(
            CREATE + HOST + "Transfer-Encoding: identity\r\n\r\n" + SMUGGLED,
            400,
            "malformed_http"),
        arguments(
            CREATE + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            400,
            "malformed_http"),
        arguments(
            CREATE
                + HOST
                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + SMUGGLED,
            400,
            "malformed_http"),
        arguments("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, "uri_too_long"),
        arguments(
            "GET /v1/models HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(17_000) + "\r\n\r\n",
            431,
            "headers_too_large"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void is_answered_in_the_one_shape_and_closed(String bytes, int status, String code)
      throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      String answer = socket.write(bytes).write(SMUGGLED).readAll();

      assertThat(answer).matches("(?s)HTTP/1.[01] " + status + " .*");
      assertThat(answer.split("HTTP/1.[01] [1-5]", -1)).as(answer).hasSize(2);
      assertThat(answer).contains("\r\nconnection: close\r\n").contains("\r\nx-request-id: req_");
      JsonObject error = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
      assertThat(error.fieldNames()).containsExactly("code", "message", "param", "type");
      assertThat(error.getString("code")).isEqualTo(code);
    }
  }

  @Test
  void nothing_follows_after_connection_close() throws Exception {
    String closing = "GET /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + AUTH + "\r\n";
    try (RawSocket socket = new RawSocket(api.port())) {
      String answers = socket.write(closing + SMUGGLED).readAll();

      assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
    }
  }

  @Test
  void requests_of_one_connection_are_answered_in_their_order() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      socket.write(SMUGGLED + "GET /nope HTTP/1.1\r\nHost: a\r\n\r\n" + SMUGGLED);

      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 200 ");
      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 404 ");
      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_short_body_that_nobody_wanted_does_not_cost_the_connection() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      socket.write("POST /nope HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + SMUGGLED);

      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 404 ");
      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_body_that_is_announced_too_large_is_refused_before_it_comes() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      String answer =
          socket.write(CREATE + HOST + AUTH + JSON + "Content-Length: 2000000\r\n\r\n").readAll();

      assertThat(answer)
          .startsWith("HTTP/1.1 413 ")
          .contains("\"message\":\"Larger than 1048576 bytes; send the picture as a URL\"")
          .contains("connection: close");
    }
  }

  @Test
  void a_body_that_turns_out_too_large_is_refused() throws Exception {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    try (RawSocket socket = new RawSocket(api.port())) {
      String answer =
          socket
              .write(CREATE + HOST + AUTH + JSON + "Transfer-Encoding: chunked\r\n\r\n")
              .write(chunk.repeat(17))
              .readAll();

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains("connection: close");
      api.close();
      assertThat(api.capacity.bodyBytes()).isZero();
    }
  }

  @Test
  void one_connection_too_many_is_dropped_and_the_others_serve() throws Exception {
    List<RawSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < ApiHarness.CONNECTIONS; i++) {
        open.add(new RawSocket(api.port()));
        assertThat(open.get(i).write(SMUGGLED).readAnswer()).startsWith("HTTP/1.1 200 ");
      }
      try (RawSocket tooMany = new RawSocket(api.port())) {
        assertThat(tooMany.write(SMUGGLED).readAll()).isEmpty();
      }
      assertThat(open.get(0).write(SMUGGLED).readAnswer()).startsWith("HTTP/1.1 200 ");
    } finally {
      for (RawSocket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void too_many_bytes_in_flight_are_refused_for_a_moment() throws Exception {
    api.maxBufferedBytes = 10;

    HttpResponse<String> answer = api.create(BODY);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("overloaded");
    assertThat(answer.headers().firstValue("retry-after")).contains("2");
    api.close();
    assertThat(api.capacity.bodyBytes()).isZero();
  }

  @Test
  void a_chunked_body_is_read() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      socket.write(CREATE + HOST + AUTH + JSON + "Transfer-Encoding: chunked\r\n\r\n");
      socket.write(Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n");

      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_client_that_asks_first_is_told_to_go_on() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      socket.write(
          CREATE
              + HOST
              + AUTH
              + JSON
              + "Expect: 100-continue\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n");
      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 100 ");
      assertThat(socket.write(BODY).readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_client_that_asks_first_without_a_key_sends_nothing() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      String answer =
          socket
              .write(CREATE + HOST + JSON + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n")
              .readAll();

      assertThat(answer).startsWith("HTTP/1.1 401 ").contains("connection: close");
    }
  }

  @Test
  void other_expectations_fail() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      String answer =
          socket.write("GET /v1/models HTTP/1.1\r\nHost: a\r\nExpect: foo\r\n\r\n").readAll();

      assertThat(answer).startsWith("HTTP/1.1 417 ").contains("\"code\":\"expectation_failed\"");
    }
  }

  @Test
  void http_1_0_works_without_host() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      assertThat(socket.write("GET /health/live HTTP/1.0\r\n\r\n").readAll())
          .startsWith("HTTP/1.0 200 ")
          .endsWith("{\"status\":\"live\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/,404,unknown_path",
    "GET,/v1/models/,404,unknown_path",
    "GET,/v1/video/generations/a/b,404,unknown_path",
    "GET,/v1/usage/x,404,unknown_path",
    "DELETE,/v1/models,405,method_not_allowed",
    "PUT,/v1/video/generations,405,method_not_allowed",
    "GET,/v1/video/generations/a/cancel,405,method_not_allowed"
  })
  void what_is_not_there_needs_no_key(String method, String path, int status, String code)
      throws Exception {
    HttpResponse<String> answer = api.send(method, path, null);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo(code);
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() throws Exception {
    HttpResponse<String> answer = api.send("DELETE", "/v1/video/generations", null);

    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS, POST");
    assertThat(ApiHarness.json(answer).getString("message"))
        .isEqualTo("Use GET, HEAD, OPTIONS, POST");
  }

  @Test
  void options_need_no_key() throws Exception {
    HttpResponse<String> answer = api.send("OPTIONS", "/v1/models", null);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain|",
        "application/x-www-form-urlencoded|",
        "multipart/form-data; boundary=b|",
        "application/json; charset=latin1|",
        "application/json|gzip",
        "application/jsonp|"
      })
  void only_json_in_utf_8_is_read(String type, String encoding) throws Exception {
    String[] headers =
        encoding == null
            ? new String[] {"Authorization", "Bearer sk-acme-web", "Content-Type", type}
            : new String[] {
              "Authorization",
              "Bearer sk-acme-web",
              "Content-Type",
              type,
              "Content-Encoding",
              encoding
            };
    HttpResponse<String> answer = api.send("POST", "/v1/video/generations", BODY, headers);

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("unsupported_media_type");
    assertThat(answer.headers().firstValue("accept-post")).contains("application/json");
  }

  @ParameterizedTest
  @CsvSource({"application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\""})
  void json_may_be_spelled_in_its_ways(String type) throws Exception {
    assertThat(
            api.send(
                    "POST",
                    "/v1/video/generations",
                    BODY,
                    "Authorization",
                    "sk-acme-web",
                    "Content-Type",
                    type)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_gateway_that_starts_or_stops_says_so() throws Exception {
    api.readiness = Readiness.STARTING;

    HttpResponse<String> ready = api.send("GET", "/health/ready", null);

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ApiHarness.json(ready).getString("code")).isEqualTo("not_ready");
    assertThat(api.create(BODY).statusCode()).isEqualTo(503);
    assertThat(api.send("GET", "/health/live", null).statusCode()).isEqualTo(200);
  }
}
