package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.wire.WireLimits;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowClientsTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";
  private static final String CREATE =
      String.join(
          "\r\n",
          "POST /v1/video/generations HTTP/1.1",
          "Host: a",
          "Authorization: Bearer sk-acme-web",
          "Content-Type: application/json",
          "");
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(250);

  private ApiHarness api;

  private RawSocket connect(Duration head, Duration idle, Duration body) throws Exception {
    api =
        new ApiHarness(
                new WireLimits(
                    5,
                    5,
                    head,
                    idle,
                    body,
                    SHORT,
                    ApiHarness.SHORT_FAREWELL,
                    ApiHarness.SHORT_FAREWELL))
            .start();
    return new RawSocket(api.port());
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
    assertThat(api.wire.capacity().connections()).isZero();
    assertThat(api.wire.capacity().bodyBytes()).isZero();
  }

  private double count(String meter, String reason) {
    return api.meters.get(meter).tag("reason", reason).counter().count();
  }

  @Test
  void who_says_nothing_is_dropped() throws Exception {
    try (RawSocket socket = connect(SHORT, LONG, LONG)) {
      assertThat(socket.readAll()).isEmpty();
      assertThat(count("filmgate.http.connections.refused", "head_late")).isEqualTo(1);
    }
  }

  @Test
  void a_first_head_that_drips_is_not_waited_for() throws Exception {
    try (RawSocket socket = connect(SHORT, LONG, LONG)) {
      assertThat(socket.write("GET /health/live HTTP/1.1\r\n").drip("X-A: b\r\n")).isEmpty();
      assertThat(count("filmgate.http.connections.refused", "head_late")).isEqualTo(1);
    }
  }

  @Test
  void a_second_head_that_drips_is_not_waited_for() throws Exception {
    try (RawSocket socket = connect(LONG, SHORT, LONG)) {
      assertThat(socket.write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
      assertThat(socket.write("GET /health/live HTTP/1.1\r\n").drip("X-A: b\r\n")).isEmpty();
    }
  }

  @Test
  void a_connection_without_a_next_request_ends() throws Exception {
    try (RawSocket socket = connect(LONG, SHORT, LONG)) {
      assertThat(socket.write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
      assertThat(socket.readAll()).isEmpty();
      assertThat(count("filmgate.http.connections.refused", "head_late")).isZero();
    }
  }

  @Test
  void a_connection_that_is_used_does_not_end() throws Exception {
    try (RawSocket socket = connect(SHORT, SHORT, SHORT)) {
      for (long end = System.nanoTime() + 3 * SHORT.toNanos(); System.nanoTime() < end; ) {
        assertThat(socket.write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void an_answer_may_take_its_time() throws Exception {
    try (RawSocket socket = connect(SHORT, SHORT, SHORT)) {
      api.create =
          message ->
              api.vertx
                  .timer(3 * SHORT.toMillis())
                  .map(later -> new CreateReply.Created(Samples.running(message.job()), false));

      socket.write(CREATE + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);

      assertThat(socket.readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_body_that_drips_is_not_waited_for() throws Exception {
    try (RawSocket socket = connect(LONG, LONG, SHORT)) {
      String answer = socket.write(CREATE + "Content-Length: 1000\r\n\r\n").drip(BODY);

      assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\r\nconnection: close\r\n");
      JsonObject error = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n") + 4));
      assertThat(error.getString("code")).isEqualTo("request_timeout");
      assertThat(error.getString("message")).startsWith("The body did not arrive within ");
      assertThat(count("filmgate.http.bodies.refused", "late")).isEqualTo(1);
    }
  }

  @Test
  void a_dripping_body_that_nobody_wanted_is_not_waited_for_either() throws Exception {
    try (RawSocket socket = connect(LONG, LONG, LONG)) {
      socket.write("POST /nope HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");

      assertThat(socket.drip(BODY)).startsWith("HTTP/1.1 404 ");
    }
  }
}
