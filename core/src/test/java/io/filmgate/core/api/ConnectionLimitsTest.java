package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.wire.WireLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int IN_ALL = 6;
  private static final int PER_CLIENT = 3;
  private static final Duration LONG = Duration.ofSeconds(10);

  private final ApiHarness api =
      new ApiHarness(
          new WireLimits(
              IN_ALL,
              PER_CLIENT,
              LONG,
              LONG,
              LONG,
              LONG,
              ApiHarness.SHORT_FAREWELL,
              ApiHarness.SHORT_FAREWELL));
  private final List<RawSocket> open = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (RawSocket socket : open) {
      socket.close();
    }
    api.close();
    assertThat(api.wire.capacity().connections()).isZero();
  }

  private RawSocket connected() throws Exception {
    RawSocket socket = new RawSocket(api.port());
    open.add(socket);
    return socket;
  }

  private void fill(int connections) throws Exception {
    for (int i = 0; i < connections; i++) {
      assertThat(connected().write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
    }
  }

  /** A client sees the end of a connection a moment before it is counted out. */
  private void untilOpen(int connections) {
    long end = System.nanoTime() + LONG.toNanos();
    while (api.wire.capacity().connections() != connections && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(api.wire.capacity().connections()).isEqualTo(connections);
  }

  private double refused(String reason) {
    return api.meters
        .get("filmgate.http.connections.refused")
        .tag("reason", reason)
        .counter()
        .count();
  }

  @Test
  void one_client_has_no_more_than_its_share() throws Exception {
    fill(PER_CLIENT);

    assertThat(connected().write(LIVE).readAll()).isEmpty();

    assertThat(refused("address")).isEqualTo(1);
    assertThat(open.get(0).write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void who_opens_many_and_says_nothing_is_not_in_anybodys_way() throws Exception {
    api.trustedProxies = List.of("127.0.0.0/8", "::1");
    connections(2 * IN_ALL);

    assertThat(connected().write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");

    assertThat(refused("total")).isEqualTo(IN_ALL + 1);
    assertThat(open.get(0).readAll()).as("the oldest").isEmpty();
    assertThat(open.get(2 * IN_ALL - 1).write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_clients_silent_connections_make_room_for_its_next_one() throws Exception {
    connections(PER_CLIENT + 1);

    assertThat(connected().write(LIVE).readAnswer()).startsWith("HTTP/1.1 200 ");

    assertThat(refused("address")).isEqualTo(2);
  }

  private void connections(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      connected();
    }
  }

  @Test
  void a_connection_that_ends_makes_room() throws Exception {
    fill(PER_CLIENT);
    String closing = "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    open.get(0).write(closing).readAll();
    untilOpen(PER_CLIENT - 1);

    fill(1);
    assertThat(refused("address")).isZero();
  }

  @Test
  void proxies_that_are_trusted_share_only_the_limit_of_all() throws Exception {
    api.trustedProxies = List.of("127.0.0.0/8", "::1");
    fill(IN_ALL);

    assertThat(connected().write(LIVE).readAll()).isEmpty();

    assertThat(refused("total")).isEqualTo(1);
    assertThat(refused("address")).isZero();
    assertThat(api.meters.get("filmgate.http.connections").gauge().value()).isEqualTo(IN_ALL);
  }
}
