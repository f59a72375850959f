package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.wire.WireLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpConnectionsTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
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
  void one_connection_too_many_is_dropped_and_the_others_serve() throws Exception {
    List<RawSocket> open = new ArrayList<>();
    try {
      for (int i = 0; i < ApiHarness.CONNECTIONS; i++) {
        open.add(new RawSocket(API.port()));
        assertThat(open.get(i).write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
      }
      try (RawSocket tooMany = new RawSocket(API.port())) {
        assertThat(tooMany.write(LIVE).readAll()).isEmpty();
      }
      assertThat(open.get(0).write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
    } finally {
      for (RawSocket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void who_is_connected_when_it_stops_is_sent_away_with_an_answer() throws Exception {
    Duration longEnough = Duration.ofSeconds(10);
    ApiHarness stopping =
        new ApiHarness(
                new WireLimits(
                    9, 9, longEnough, longEnough, longEnough, longEnough, longEnough, longEnough))
            .start();
    try (RawSocket socket = new RawSocket(stopping.port())) {
      assertThat(socket.write(LIVE).readAnswer()).doesNotContain("connection: close");
      Future<Void> stopped = stopping.stop();
      String answer;
      do {
        answer = socket.write(LIVE).readAnswer();
        assertThat(answer).startsWith("HTTP/1.1 200 ");
      } while (!answer.contains("connection: close"));
      assertThat(socket.readAll()).isEmpty();
      ApiHarness.await(stopped); // at once: nobody is left
    } finally {
      stopping.close();
    }
  }
}
