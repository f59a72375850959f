package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.quota.CreateReply;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends faster than it is answered is not read any more, so that it costs no memory. */
class FloodTest {
  private static final String BODY = "{\"model\":\"kling-v1\",\"prompt\":\"a\"}";
  private static final String CREATE =
      "POST /v1/video/generations HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-acme-web\r\n"
          + "Content-Type: application/json\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";

  /** More than the sockets' own buffers take; without a bound it would be taken in no time. */
  private static final int FLOOD_BYTES = 64 << 20;

  private static final int STALLED_MILLIS = 500;

  private final ApiHarness api = new ApiHarness();

  @BeforeEach
  void start() throws Exception {
    api.start();
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  /** Writes requests until nobody takes them any more; reads nothing. */
  private long flood(String first) throws Exception {
    try (SocketChannel channel =
            SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
        Selector selector = Selector.open()) {
      channel.setOption(StandardSocketOptions.SO_SNDBUF, 64 << 10);
      channel.write(ByteBuffer.wrap(first.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false).register(selector, SelectionKey.OP_WRITE);
      byte[] requests = LIVE.repeat(1000).getBytes(StandardCharsets.US_ASCII);
      ByteBuffer rest = ByteBuffer.wrap(requests);
      long written = 0;
      while (written < FLOOD_BYTES && selector.select(STALLED_MILLIS) > 0) {
        selector.selectedKeys().clear();
        written += channel.write(rest);
        if (!rest.hasRemaining()) {
          rest.rewind();
        }
      }
      return written;
    }
  }

  @Test
  void answers_that_nobody_reads_stop_the_requests() throws Exception {
    assertThat(flood("")).isLessThan(FLOOD_BYTES);
  }

  @Test
  void requests_behind_one_that_is_not_answered_are_not_read() throws Exception {
    Promise<CreateReply> never = Promise.promise();
    api.create = message -> never.future();

    assertThat(flood(CREATE)).isLessThan(FLOOD_BYTES);

    assertThat(api.created).hasSize(1);
  }
}
