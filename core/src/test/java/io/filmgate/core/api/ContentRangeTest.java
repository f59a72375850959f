package io.filmgate.core.api;

import static io.filmgate.core.api.UnwillingFileHost.raw;
import static io.filmgate.core.api.UnwillingFileHost.says;
import static io.filmgate.core.api.UnwillingFileHost.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a file, from hosts that understand ranges and from those that do not. */
class ContentRangeTest {
  private static final String FIVE_GIGABYTES = "5368709120";

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
  @CsvSource({
    "bytes=0-3,0123,bytes 0-3/10",
    "bytes=4-,456789,bytes 4-9/10",
    "bytes=-3,789,bytes 7-9/10",
    "bytes=-99,0123456789,bytes 0-9/10",
    "bytes=8-99,89,bytes 8-9/10",
    "Bytes = 9-9,9,bytes 9-9/10",
    "bytes=0-99999999999999999999999,0123456789,bytes 0-9/10"
  })
  void a_range_is_right_whatever_the_host_makes_of_it(
      String range, String body, String contentRange) throws Exception {
    UnwillingFileHost.Manners[] all = {
      UnwillingFileHost::good,
      UnwillingFileHost::ignoresRange,
      onlyWhole(206, "012", "Content-Range: bytes 20-22/99"), // another range than asked
      onlyWhole(206, "0123456789"), // no Content-Range
      onlyWhole(206, "0123456789", "Content-Range: 0-9 of 10"),
      onlyWhole(206, "0123456789", "Content-Range: bytes 9-0/10"),
      onlyWhole(206, "--b\r\n", "Content-Type: multipart/byteranges; boundary=b"),
      onlyWhole(206, "zipped", "Content-Range: bytes 0-9/10", "Content-Encoding: gzip"),
      onlyWhole(416, "") // whatever the range
    };
    for (UnwillingFileHost.Manners manners : all) {
      ContentScene.assertPart(scene.with(manners, "Range", range), body, contentRange);
    }
  }

  /** To a range an answer of no use, and the file only to who asks for all of it. */
  private static UnwillingFileHost.Manners onlyWhole(int status, String body, String... headers) {
    return (asked, out) -> {
      if (asked.header("range").isPresent()) {
        UnwillingFileHost.answer(out, status, body, headers);
      } else {
        UnwillingFileHost.ignoresRange(asked, out);
      }
    };
  }

  @Test
  void a_host_that_sends_more_than_the_range_is_cut_on_both_sides() throws Exception {
    UnwillingFileHost.Manners wide = says(206, "23456789", "Content-Range: bytes 2-9/10");

    ContentScene.assertPart(scene.with(wide, "Range", "bytes=4-5"), "45", "bytes 4-5/10");
    assertThat(scene.host.next().header("range")).contains("bytes=4-5");
    assertThat(scene.host.unseen()).isZero();
  }

  @Test
  void a_host_may_send_less_than_the_range_and_not_know_the_length() throws Exception {
    UnwillingFileHost.Manners narrow = says(206, "4567", "Content-Range: bytes 4-7/*");

    ContentScene.assertPart(scene.with(narrow, "Range", "bytes=4-"), "4567", "bytes 4-7/*");
  }

  @Test
  void the_length_of_a_part_is_that_of_its_range_whatever_the_host_announces() throws Exception {
    UnwillingFileHost.Manners longer =
        raw(
            "HTTP/1.1 206 OK\r\nContent-Range: bytes 0-3/10\r\nContent-Length: 10\r\n\r\n0123456789");
    UnwillingFileHost.Manners silent =
        raw("HTTP/1.1 206 OK\r\nContent-Range: bytes 0-3/10\r\n\r\n0123");

    ContentScene.assertPart(scene.with(longer, "Range", "bytes=0-3"), "0123", "bytes 0-3/10");
    ContentScene.assertPart(scene.with(silent, "Range", "bytes=0-3"), "0123", "bytes 0-3/10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=5-2", "bytes=-", "lines=1-2", "bytes=a-b"})
  void ranges_that_are_none_bring_the_whole(String range) throws Exception {
    ContentScene.assertWhole(scene.get("Range", range));
    assertThat(scene.host.next().header("range")).isEmpty();
  }

  @Test
  void of_a_file_of_unknown_length_the_whole_is_passed_on() throws Exception {
    UnwillingFileHost.Manners chunked =
        raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n");

    ContentScene.assertWhole(scene.with(chunked, "Range", "bytes=2-3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999-"})
  void a_range_without_a_byte_is_told_the_length(String range) throws Exception {
    UnwillingFileHost.Manners[] all = {
      says(416, "", "Content-Range: bytes */10"),
      UnwillingFileHost::ignoresRange,
      says(206, "0123456789", "Content-Range: bytes 0-9/10")
    };
    for (UnwillingFileHost.Manners manners : all) {
      HttpResponse<String> answer = scene.with(manners, "Range", range);

      ContentScene.assertError(answer, 416, "range_not_satisfiable");
      assertThat(answer.headers().firstValue("content-range")).contains("bytes */10");
    }
  }

  @Test
  void a_range_goes_with_the_file_that_the_client_has_begun() throws Exception {
    String tag = scene.get().headers().firstValue("etag").orElseThrow();
    String date = "Sat, 28 Mar 2026 15:17:51 GMT";

    ContentScene.assertPart(scene.get("Range", "bytes=0-1", "If-Range", tag), "01", "bytes 0-1/10");
    ContentScene.assertWhole(scene.get("Range", "bytes=0-1", "If-Range", "\"other\""));
    ContentScene.assertWhole(scene.get("Range", "bytes=0-1", "If-Range", "W/" + tag));
    ContentScene.assertWhole(scene.get("Range", "bytes=0-1", "If-Range", date));
  }

  @Test
  void ranges_reach_beyond_four_gigabytes() throws Exception {
    scene.host.on(
        "/file", says(206, "tail", "Content-Range: bytes 5368709116-5368709119/5368709120"));

    ContentScene.assertPart(
        scene.get("Range", "bytes=-4"), "tail", "bytes 5368709116-5368709119/5368709120");
    ContentScene.assertPart(
        scene.get("Range", "bytes=5368709116-"), "tail", "bytes 5368709116-5368709119/5368709120");
  }

  @Test
  void of_a_huge_file_no_more_is_fetched_than_is_passed_on() throws Exception {
    scene.host.on(
        "/file",
        (asked, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + FIVE_GIGABYTES + "\r\n\r\n");
          write(out, "01234567");
          Thread.currentThread().join(); // until the test ends
        });

    ContentScene.assertPart(scene.get("Range", "bytes=2-5"), "2345", "bytes 2-5/" + FIVE_GIGABYTES);
    assertThat(scene.head().headers().firstValue("content-length")).contains(FIVE_GIGABYTES);
  }
}
