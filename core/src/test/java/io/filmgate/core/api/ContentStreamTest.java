package io.filmgate.core.api;

import static io.filmgate.core.api.UnwillingFileHost.raw;
import static io.filmgate.core.api.UnwillingFileHost.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transfers that take their time, and those that end before their time. */
class ContentStreamTest {
  private static final byte[] PIECE = new byte[64 * 1024];

  /** More than every buffer between host and client holds, and far less than the file. */
  private static final long ALL_BUFFERS_BYTES = 64L << 20;

  private static final long FILE_BYTES = 4L << 30;

  private final AtomicLong sent = new AtomicLong();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  /** Sends as fast as it is read, for ever. */
  private void flood(UnwillingFileHost.Asked asked, OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + FILE_BYTES + "\r\n\r\n");
    try {
      while (true) {
        out.write(PIECE);
        sent.addAndGet(PIECE.length);
        begun.countDown();
      }
    } finally {
      stopped.countDown();
    }
  }

  @Test
  void the_vendor_stops_when_the_client_is_gone() throws Exception {
    scene.host.on("/file", this::flood);

    try (RawSocket client = scene.raw("1.1")) {
      assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent.get()).isLessThan(FILE_BYTES);
  }

  @Test
  void a_client_that_leaves_while_the_vendor_is_silent_ends_the_transfer() throws Exception {
    scene.host.on(
        "/file",
        (asked, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0");
          begun.countDown();
          waitForTheEnd(out);
          stopped.countDown();
        });

    try (RawSocket client = scene.raw("1.1")) {
      client.readHead();
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** A chunk now and then that the other side no longer takes. */
  private static void waitForTheEnd(OutputStream out) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try {
      for (int left = 9; left > 0 && !never.await(200, TimeUnit.MILLISECONDS); left--) {
        out.write('x');
        out.flush();
      }
      throw new AssertionError("the transfer has come to its end");
    } catch (IOException gone) {
      return;
    }
  }

  @Test
  void a_client_that_does_not_read_holds_the_vendor_back() throws Exception {
    scene.host.on("/file", this::flood);

    try (RawSocket client = scene.raw("1.1")) {
      client.readHead();
      long before = -1;
      while (sent.get() != before) {
        before = sent.get();
        assertThat(stopped.await(500, TimeUnit.MILLISECONDS)).isFalse();
      }
      assertThat(sent.get()).isBetween((long) PIECE.length, ALL_BUFFERS_BYTES);

      client.skip(2 * ALL_BUFFERS_BYTES);
      assertThat(sent.get()).isGreaterThan(ALL_BUFFERS_BYTES);
    }
  }

  @Test
  void a_vendor_that_falls_silent_is_given_up() {
    scene.api.fileIdle = Duration.ofMillis(200);
    scene.host.on(
        "/file",
        (asked, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234");
          Thread.currentThread().join(); // until the test ends
        });

    assertThatThrownBy(scene::get).isInstanceOf(IOException.class);
  }

  @Test
  void a_slow_vendor_may_take_longer_than_any_silence() throws Exception {
    scene.api.fileIdle = Duration.ofMillis(500);
    scene.host.on(
        "/file",
        (asked, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
          CountDownLatch never = new CountDownLatch(1);
          for (char digit = '0'; digit <= '9'; digit++) {
            never.await(100, TimeUnit.MILLISECONDS);
            write(out, String.valueOf(digit));
          }
        });

    ContentScene.assertWhole(scene.get());
  }

  @Test
  void a_slow_client_does_not_count_as_the_vendors_silence() throws Exception {
    scene.api.fileIdle = Duration.ofMillis(200);
    String file = "x".repeat(32 << 20);
    scene.host.on(
        "/file", raw("HTTP/1.1 200 OK\r\nContent-Length: " + file.length() + "\r\n\r\n" + file));

    try (RawSocket client = scene.raw("1.1", "Connection: close")) {
      client.readHead();
      // the client reads nothing for longer than the vendor may be silent
      assertThat(stopped.await(600, TimeUnit.MILLISECONDS)).isFalse();

      assertThat(client.skip(Long.MAX_VALUE)).isEqualTo(file.length());
    }
  }
}
