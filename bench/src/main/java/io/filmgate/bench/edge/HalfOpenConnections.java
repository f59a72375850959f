package io.filmgate.bench.edge;

import io.filmgate.bench.stage.Latencies;
import io.filmgate.bench.stage.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Connections that say nothing, or say it very slowly, are in nobody's way. */
public final class HalfOpenConnections implements Show {
  private static final int SILENT = 2_000;
  private static final int DRIPPING = 1_000;
  private static final int CREATES = 200;
  private static final int WARM_UP = 300;
  private static final Duration DRIP = Duration.ofSeconds(1);
  private static final Duration BOUND = Duration.ofMillis(100);

  @Override
  public Outcome run(Stage stage) throws Exception {
    creates(stage, WARM_UP);
    Latencies alone = creates(stage, CREATES);
    List<SocketChannel> silent = connect(stage, SILENT);
    List<SocketChannel> dripping = connect(stage, DRIPPING);
    ScheduledFuture<?> drips =
        stage
            .timer()
            .scheduleAtFixedRate(
                () -> dripping.forEach(each -> drip(each)),
                0,
                DRIP.toMillis(),
                TimeUnit.MILLISECONDS);
    try {
      Latencies crowded = creates(stage, CREATES);
      return new Outcome(
          crowded.at(0.99).compareTo(BOUND) < 0,
          "beside %d silent and %d dripping connections (%d and %d still open then): %d creates %s; alone %s"
              .formatted(SILENT, DRIPPING, open(silent), open(dripping), CREATES, crowded, alone));
    } finally {
      drips.cancel(false);
      for (SocketChannel each : silent) {
        each.close();
      }
      for (SocketChannel each : dripping) {
        each.close();
      }
    }
  }

  private static Latencies creates(Stage stage, int count) throws Exception {
    Latencies latencies = new Latencies();
    for (int i = 0; i < count; i++) {
      latencies.time(() -> stage.api().created("a lighthouse"));
    }
    return latencies;
  }

  private static List<SocketChannel> connect(Stage stage, int count) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), stage.api().port());
    List<SocketChannel> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SocketChannel connection = SocketChannel.open(address);
      connection.configureBlocking(false);
      connections.add(connection);
    }
    return connections;
  }

  /** How many the gateway has not ended: it waits for a request's head no longer than 15 s. */
  private static long open(List<SocketChannel> connections) {
    return connections.stream().filter(HalfOpenConnections::isOpen).count();
  }

  private static boolean isOpen(SocketChannel connection) {
    try {
      return connection.read(ByteBuffer.allocate(1)) == 0;
    } catch (IOException reset) {
      return false;
    }
  }

  /** One more letter of a request line that has no end. */
  private static void drip(SocketChannel connection) {
    try {
      int unused = connection.write(ByteBuffer.wrap("G".getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException closedByTheGateway) {
      return;
    }
  }
}
