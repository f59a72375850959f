package io.filmgate.bench.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine for somebody who is about to listen. None of those that systems give to
 * whoever asks for any: it would be given away before it is used, and a client that is too early
 * could meet itself there.
 */
public final class FreePort {
  private static final int LEAST = 20_000;
  private static final int BEYOND = 30_000;
  private static final int MOST_TRIES = 100;

  private FreePort() {}

  /** Finds one. */
  public static int find() throws IOException {
    IOException taken = new IOException("no port was tried");
    for (int i = 0; i < MOST_TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, BEYOND);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException next) {
        taken = next;
      }
    }
    throw taken;
  }
}
