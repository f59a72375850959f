package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.spi.Asset;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets that asks for a job's content. */
class ContentTest {
  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  @Test
  void the_file_comes_with_our_headers_and_none_of_the_vendors() throws Exception {
    HttpResponse<String> answer = scene.get();

    ContentScene.assertWhole(answer);
    assertThat(answer.headers().map().keySet())
        .containsExactlyInAnyOrder(
            "accept-ranges",
            "cache-control",
            "content-disposition",
            "content-length",
            "content-type",
            "etag",
            "x-content-type-options",
            "x-request-id");
    assertThat(answer.headers().firstValue("content-type")).contains("video/mp4");
    assertThat(answer.headers().firstValue("content-length")).contains("10");
    assertThat(answer.headers().firstValue("accept-ranges")).contains("bytes");
    assertThat(answer.headers().firstValue("cache-control")).contains("private, no-transform");
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("inline; filename=\"" + JOB_ID + ".mp4\"");
    assertThat(answer.headers().firstValue("etag").orElseThrow()).matches("\"[!-~&&[^\"]]+\"");
  }

  @Test
  void the_host_is_asked_plainly_and_learns_nothing_of_the_client() throws Exception {
    scene.get("Cookie", "a=b", "Referer", "https://tenant.example.com/", "If-Match", "\"x\"");

    UnwillingFileHost.Asked asked = scene.host.next();
    assertThat(asked.header("accept-encoding")).contains("identity");
    assertThat(asked.head())
        .doesNotContainIgnoringCase("authorization")
        .doesNotContainIgnoringCase("cookie")
        .doesNotContainIgnoringCase("referer")
        .doesNotContainIgnoringCase("if-match")
        .doesNotContain(ApiHarness.KEY);
  }

  @Test
  void head_is_answered_without_the_host_seeing_one() throws Exception {
    for (UnwillingFileHost.Manners manners :
        new UnwillingFileHost.Manners[] {
          UnwillingFileHost::good, UnwillingFileHost::ignoresRange
        }) {
      scene.host.on("/file", manners);

      HttpResponse<String> answer = scene.head("Range", "bytes=2-3");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("content-length")).contains("10");
      assertThat(answer.headers().firstValue("accept-ranges")).contains("bytes");
      assertThat(scene.host.next().method()).isEqualTo("GET");
    }
  }

  @Test
  void head_of_an_empty_file_says_that_it_is_empty() throws Exception {
    scene.host.on("/file", UnwillingFileHost.says(416, "", "Content-Range: bytes */0"));

    HttpResponse<String> answer = scene.head();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-length")).contains("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\"other\", %s", "W/%s", "*"})
  void what_the_client_has_is_not_sent_again(String condition) throws Exception {
    String tag = scene.get().headers().firstValue("etag").orElseThrow();
    scene.host.next();

    HttpResponse<String> answer = scene.get("If-None-Match", condition.formatted(tag));

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("etag")).contains(tag);
    assertThat(scene.host.unseen()).isZero();
  }

  @Test
  void dates_say_nothing_about_a_file_that_has_none() throws Exception {
    ContentScene.assertWhole(
        scene.get(
            "If-Modified-Since", "Sat, 28 Mar 2026 15:17:51 GMT", "If-None-Match", "\"other\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection: close", "Connection: keep-alive"})
  void an_old_client_gets_the_whole_and_an_end(String connection) throws Exception {
    String file = "x".repeat(3_000_000);
    scene.host.on("/file", UnwillingFileHost.raw("HTTP/1.1 200 OK\r\n\r\n" + file));

    try (RawSocket client = scene.raw("1.0", connection)) {
      String answer = client.readAll();

      assertThat(answer).startsWith("HTTP/1.0 200 ").doesNotContainIgnoringCase("chunked");
      assertThat(answer.substring(0, 600)).containsIgnoringCase("\r\nconnection: close\r\n");
      assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isEqualTo(file.length());
    }
  }

  @Test
  void an_old_client_that_keeps_its_connection_is_told_the_length() throws Exception {
    try (RawSocket client = scene.raw("1.0", "Connection: keep-alive")) {
      assertThat(client.readAnswer()).contains("content-length: 10").endsWith("0123456789");
    }
  }

  @Test
  void a_job_that_is_not_finished_has_none_yet() throws Exception {
    scene.api.jobs.put(JOB_ID, Samples.running(Samples.queued(JOB_ID)));

    HttpResponse<String> answer = scene.get();

    ContentScene.assertError(answer, 409, "not_completed");
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
  }

  @Test
  void a_cancelled_job_has_none() throws Exception {
    Job cancelled = Samples.cancelled(Samples.queued(JOB_ID));
    scene.api.jobs.put(JOB_ID, cancelled);

    ContentScene.assertError(scene.get(), 409, "no_content");
  }

  @Test
  void each_of_several_videos_has_a_number() throws Exception {
    scene.host.on("/second", UnwillingFileHost.says(200, "second"));
    scene.finish(
        Asset.video(scene.host.address("/file")), Asset.video(scene.host.address("/second")));

    assertThat(scene.api.get(ContentScene.PATH + "?index=1").body()).isEqualTo("second");
    HttpResponse<String> beyond = scene.api.get(ContentScene.PATH + "?index=2");

    assertThat(beyond.statusCode()).isEqualTo(400);
    assertThat(ApiHarness.json(beyond).getString("param")).isEqualTo("index");
  }
}
