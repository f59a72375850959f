package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpMetersTest {
  private static final String HOST = " HTTP/1.1\r\nHost: a\r\n\r\n";

  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  private long answered(String method, String route, String status) {
    Timer timer =
        api.meters
            .find("filmgate.http.requests")
            .tags("method", method, "route", route, "status", status)
            .timer();
    return timer == null ? -1 : timer.count();
  }

  @Test
  void what_is_usually_answered_begins_at_zero() {
    assertThat(answered("POST", "/v1/video/generations", "200")).isZero();
    assertThat(answered("HEAD", "/v1/video/generations/{id}/content", "200")).isZero();
    assertThat(answered("GET", "/v1/models", "401")).isEqualTo(-1);
  }

  @Test
  void requests_count_by_route_and_answer() throws Exception {
    api.get("/v1/models?a=b");
    api.get("/v1/video/generations/video_a");
    api.get("/v1/video/generations/video_b");
    api.close();

    assertThat(answered("GET", "/v1/models", "200")).isEqualTo(1);
    assertThat(answered("GET", "/v1/video/generations/{id}", "404")).isEqualTo(2);
  }

  @Test
  void labels_are_never_a_clients_words() throws Exception {
    try (RawSocket socket = new RawSocket(api.port())) {
      for (String line : new String[] {"BREW /pot/1", "GET /nope?q=sk-secret", "X1 /health/live"}) {
        socket.write(line + HOST).readAnswer();
      }
      socket.write("GET /%zz" + HOST).readAll();
    }
    api.close();

    Set<String> labels =
        api.meters.getMeters().stream()
            .map(Meter::getId)
            .flatMap(id -> id.getTags().stream())
            .filter(tag -> !tag.getKey().equals("le"))
            .map(Tag::getValue)
            .filter(value -> !value.matches("/(v1/|health/|callbacks/|openapi\\.).*"))
            .collect(Collectors.toSet());
    assertThat(labels)
        .containsExactlyInAnyOrder(
            "GET",
            "HEAD",
            "POST",
            "OTHER",
            "-",
            "200",
            "400",
            "404",
            "405",
            "total",
            "address",
            "head_late",
            "too_large",
            "late",
            "overloaded");
    assertThat(answered("OTHER", "-", "404")).isEqualTo(1);
    assertThat(answered("GET", "-", "404")).isEqualTo(1);
    assertThat(answered("OTHER", "/health/live", "405")).isEqualTo(1);
    assertThat(answered("GET", "-", "400")).isEqualTo(1);
  }
}
