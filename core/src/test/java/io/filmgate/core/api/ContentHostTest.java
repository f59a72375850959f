package io.filmgate.core.api;

import static io.filmgate.core.api.UnwillingFileHost.FILE;
import static io.filmgate.core.api.UnwillingFileHost.raw;
import static io.filmgate.core.api.UnwillingFileHost.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.Asset;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File hosts in trouble, and those that do not keep to HTTP. */
class ContentHostTest {
  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 204, 304, 400, 429})
  void a_host_in_trouble_is_a_bad_gateway(int status) throws Exception {
    ContentScene.assertUnavailable(scene.with(says(status, "")));
    ContentScene.assertUnavailable(scene.with(says(status, ""), "Range", "bytes=0-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no HTTP at all\r\n\r\n",
        "HTTP/1.1 206 OK\r\nContent-Range: bytes 0-4/10\r\nContent-Length: 5\r\n\r\n01234",
        "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n"
      })
  void a_host_that_talks_nonsense_is_a_bad_gateway(String answer) throws Exception {
    ContentScene.assertUnavailable(scene.with(raw(answer)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Encoding: gzip", "Content-Encoding: identity, br"})
  void a_file_in_a_coding_that_nobody_asked_for_is_not_passed_off_as_the_file(String header)
      throws Exception {
    ContentScene.assertUnavailable(scene.with(says(200, "zipped", header)));
    ContentScene.assertUnavailable(scene.with(says(200, "zipped", header), "Range", "bytes=0-1"));
  }

  @Test
  void a_coding_that_changes_nothing_is_fine() throws Exception {
    ContentScene.assertWhole(scene.with(says(200, FILE, "Content-Encoding: Identity")));
  }

  @Test
  void a_host_that_nobody_answers_at_is_a_bad_gateway() throws Exception {
    scene.host.close();

    ContentScene.assertUnavailable(scene.get());
  }

  @Test
  void an_empty_file_is_a_file() throws Exception {
    HttpResponse<String> answer = scene.with(says(200, ""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-length")).contains("0");
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\n4\r\n0123\r\n6;x=y\r\n456789\r\n0\r\nX-Trailer: a\r\n\r\n",
        "\r\n0123456789", // up to the end of the connection
        "Content-Length: 10\r\n\r\n0123456789and more than was announced",
        "Content-Range: bytes 0-9/10\r\nContent-Length: 10\r\n\r\n0123456789"
      })
  void the_whole_is_passed_on_however_the_host_marks_its_end(String answer) throws Exception {
    ContentScene.assertWhole(scene.with(raw("HTTP/1.1 200 OK\r\n" + answer)));
  }

  @Test
  void a_host_may_send_the_whole_as_a_part() throws Exception {
    ContentScene.assertWhole(scene.with(says(206, FILE, "Content-Range: bytes 0-9/10")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 10\r\n\r\n01234",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n",
        "Transfer-Encoding: chunked\r\n\r\na\r\n01234",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\nno length\r\n"
      })
  void a_file_that_breaks_off_does_not_look_complete(String answer) {
    scene.host.on("/file", raw("HTTP/1.1 200 OK\r\n" + answer));

    assertThatThrownBy(scene::get).isInstanceOf(IOException.class);
  }

  @Test
  void a_part_that_breaks_off_does_not_look_complete() {
    scene.host.on(
        "/file",
        raw("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-9/10\r\nContent-Length: 5\r\n\r\n01234"));

    assertThatThrownBy(() -> scene.get("Range", "bytes=0-")).isInstanceOf(IOException.class);
  }

  @Test
  void an_old_client_sees_a_break_although_it_knows_no_length() throws Exception {
    scene.host.on(
        "/file", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n"));

    try (RawSocket client = scene.raw("1.0")) {
      assertThat(client.isReset()).isTrue();
    }
  }

  @Test
  void an_address_that_is_none_is_a_bad_gateway() throws Exception {
    for (String address : new String[] {"ftp://127.0.0.1/a", "http://", "http://a b/", "file"}) {
      scene.finish(Asset.video(address));

      ContentScene.assertUnavailable(scene.get());
    }
  }
}
