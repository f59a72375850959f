package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.job.Job;
import io.filmgate.spi.Asset;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content, from file hosts of every upbringing. */
class ContentTest {
  private static final String FILE = "0123456789";
  private static final String PATH = "/v1/video/generations/" + JOB_ID + "/content";

  private final ApiHarness api = new ApiHarness();
  private volatile Consumer<HttpServerRequest> host = ContentTest::good;
  private HttpServer vendor;

  @BeforeEach
  void start() throws Exception {
    api.start();
    vendor =
        ApiHarness.await(
            api.vertx
                .createHttpServer()
                .requestHandler(request -> host.accept(request))
                .listen(0, "127.0.0.1"));
    finish(Asset.video(address("/file")));
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @Test
  void the_file_comes_with_our_headers_and_none_of_the_vendors() throws Exception {
    HttpResponse<String> answer = api.get(PATH);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(FILE);
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
    assertThat(answer.headers().firstValue("cache-control")).contains("private, no-transform");
    assertThat(answer.headers().firstValue("content-disposition"))
        .contains("inline; filename=\"" + JOB_ID + ".mp4\"");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3,0123,bytes 0-3/10",
    "bytes=4-,456789,bytes 4-9/10",
    "bytes=-3,789,bytes 7-9/10",
    "bytes=8-99,89,bytes 8-9/10"
  })
  void a_range_is_right_whatever_the_host_makes_of_it(
      String range, String body, String contentRange) throws Exception {
    for (Consumer<HttpServerRequest> manners :
        List.<Consumer<HttpServerRequest>>of(ContentTest::good, ContentTest::ignoresRange)) {
      host = manners;

      HttpResponse<String> answer = get("Range", range);

      assertThat(answer.statusCode()).isEqualTo(206);
      assertThat(answer.body()).isEqualTo(body);
      assertThat(answer.headers().firstValue("content-range")).contains(contentRange);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=5-2", "bytes=-", "lines=1-2", "bytes=a-b"})
  void ranges_that_are_none_bring_the_whole(String range) throws Exception {
    HttpResponse<String> answer = get("Range", range);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(FILE);
  }

  @Test
  void a_range_after_the_end_is_told_the_length() throws Exception {
    for (Consumer<HttpServerRequest> manners :
        List.<Consumer<HttpServerRequest>>of(ContentTest::good, ContentTest::ignoresRange)) {
      host = manners;

      HttpResponse<String> answer = get("Range", "bytes=10-");

      assertThat(answer.statusCode()).isEqualTo(416);
      assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("range_not_satisfiable");
      assertThat(answer.headers().firstValue("content-range")).contains("bytes */10");
    }
  }

  @Test
  void head_never_reaches_the_host_as_head() throws Exception {
    for (Consumer<HttpServerRequest> manners :
        List.<Consumer<HttpServerRequest>>of(ContentTest::good, ContentTest::ignoresRange)) {
      host = manners;

      HttpResponse<String> answer =
          api.send("HEAD", PATH, null, "Authorization", "Bearer " + ApiHarness.KEY);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("content-length")).contains("10");
      assertThat(answer.headers().firstValue("accept-ranges")).contains("bytes");
    }
  }

  @Test
  void a_file_of_unknown_length_is_passed_on() throws Exception {
    host = request -> request.response().setChunked(true).end(FILE);

    HttpResponse<String> answer = get("Range", "bytes=2-3");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(FILE);
  }

  @Test
  void what_the_client_has_is_not_sent_again() throws Exception {
    String tag = api.get(PATH).headers().firstValue("etag").orElseThrow();

    HttpResponse<String> answer = get("If-None-Match", "\"other\", " + tag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.headers().firstValue("etag")).contains(tag);
  }

  @Test
  void a_range_of_another_file_is_the_whole_of_this_one() throws Exception {
    String tag = api.get(PATH).headers().firstValue("etag").orElseThrow();

    assertThat(get("Range", "bytes=0-1", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get("Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
  }

  @Test
  void redirects_are_followed_up_to_three_times() throws Exception {
    host = redirectsTimes(3);
    assertThat(api.get(PATH).body()).isEqualTo(FILE);

    host = redirectsTimes(4);
    assertUnavailable(api.get(PATH));
  }

  @Test
  void a_redirect_to_a_forbidden_address_is_not_followed() throws Exception {
    host =
        request ->
            request
                .response()
                .setStatusCode(302)
                .putHeader("location", "http://169.254.169.254/")
                .end();

    assertUnavailable(api.get(PATH));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 204, 304, 400})
  void a_host_in_trouble_is_a_bad_gateway(int status) throws Exception {
    host = request -> request.response().setStatusCode(status).end();

    assertUnavailable(api.get(PATH));
  }

  @Test
  void a_host_that_sends_another_range_is_not_believed() throws Exception {
    host =
        request ->
            request
                .response()
                .setStatusCode(206)
                .putHeader("content-range", "bytes 5-9/10")
                .end("56789");

    assertUnavailable(get("Range", "bytes=0-4"));
  }

  @Test
  void a_file_that_breaks_off_does_not_look_complete() {
    host =
        request -> {
          HttpServerResponse response = request.response();
          response.putHeader("content-length", "10");
          response.write("01234").onComplete(sent -> request.connection().close());
        };

    assertThatThrownBy(() -> api.get(PATH)).isInstanceOf(IOException.class);
  }

  @Test
  void an_address_that_has_expired_is_renewed() throws Exception {
    finish(Asset.video(address("/old")).expiring(ApiHarness.NOW));
    host = request -> good(request, "/new");
    api.refresh = job -> Future.succeededFuture(finished(Asset.video(address("/new"))));

    assertThat(api.get(PATH).body()).isEqualTo(FILE);
  }

  @Test
  void an_address_that_the_host_forgot_is_renewed() throws Exception {
    host = request -> good(request, "/new");
    api.refresh = job -> Future.succeededFuture(finished(Asset.video(address("/new"))));

    assertThat(api.get(PATH).body()).isEqualTo(FILE);
  }

  @Test
  void a_file_that_the_vendor_has_thrown_away_is_gone() throws Exception {
    host = request -> request.response().setStatusCode(403).end();

    HttpResponse<String> answer = api.get(PATH);

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("content_expired");
  }

  @Test
  void a_job_that_is_not_finished_has_none_yet() throws Exception {
    api.jobs.put(JOB_ID, Samples.running(Samples.queued(JOB_ID)));

    HttpResponse<String> answer = api.get(PATH);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("not_completed");
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
  }

  @Test
  void a_cancelled_job_has_none() throws Exception {
    api.jobs.put(JOB_ID, Samples.cancelled(Samples.queued(JOB_ID)));

    HttpResponse<String> answer = api.get(PATH);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("no_content");
  }

  @Test
  void an_index_beyond_the_last_is_named() throws Exception {
    HttpResponse<String> answer = api.get(PATH + "?index=1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ApiHarness.json(answer).getString("param")).isEqualTo("index");
  }

  @Test
  void a_link_works_without_a_key_and_for_every_origin() throws Exception {
    HttpResponse<String> answer = api.send("GET", link(), null);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(FILE);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
  }

  @Test
  void a_forged_link_does_not_work() throws Exception {
    HttpResponse<String> answer = api.send("GET", link().replace("expires=1", "expires=2"), null);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("invalid_link");
    assertThat(api.send("GET", PATH, null).statusCode()).isEqualTo(401);
  }

  @Test
  void an_old_link_does_not_work() throws Exception {
    String link = link();
    api.now = ApiHarness.NOW.plusSeconds(24 * 3600);

    HttpResponse<String> answer = api.send("GET", link, null);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("expired_link");
  }

  @Test
  void the_vendor_stops_when_the_client_is_gone() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    host = request -> flood(request, new AtomicLong(), stopped);

    try (RawSocket client = new RawSocket(api.port())) {
      client.write(
          "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-acme-web\r\n\r\n");
      assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
    }

    assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_client_that_does_not_read_holds_the_vendor_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    CountDownLatch full = new CountDownLatch(1);
    host =
        request -> {
          flood(request, sent, new CountDownLatch(1));
          // the host's queue stays full once every buffer on the way is
          api.vertx.setPeriodic(
              200,
              new Handler<>() {
                private long before = -1;

                @Override
                public void handle(Long timer) {
                  if (sent.get() == before) {
                    full.countDown();
                  }
                  before = sent.get();
                }
              });
        };

    try (RawSocket client = new RawSocket(api.port())) {
      client.write(
          "GET " + PATH + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-acme-web\r\n\r\n");

      assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(sent.get()).isLessThan(200L << 20);
    }
  }

  private static void good(HttpServerRequest request) {
    good(request, "/file");
  }

  private static void good(HttpServerRequest request, String path) {
    HttpServerResponse response = request.response();
    if (!request.method().name().equals("GET") || !request.path().equals(path)) {
      response.setStatusCode(404).end();
      return;
    }
    assertThat(request.getHeader("authorization")).isNull();
    response.putHeader("server", "vendor").putHeader("set-cookie", "a=b");
    String range = request.getHeader("range");
    if (range == null) {
      response.end(FILE);
      return;
    }
    String[] ends = range.substring("bytes=".length()).split("-", -1);
    int first =
        ends[0].isEmpty() ? FILE.length() - Integer.parseInt(ends[1]) : Integer.parseInt(ends[0]);
    int last =
        ends[0].isEmpty() || ends[1].isEmpty()
            ? FILE.length() - 1
            : Math.min(FILE.length() - 1, Integer.parseInt(ends[1]));
    if (first >= FILE.length()) {
      response.setStatusCode(416).putHeader("content-range", "bytes */10").end();
      return;
    }
    response
        .setStatusCode(206)
        .putHeader("content-range", "bytes " + first + "-" + last + "/10")
        .end(FILE.substring(first, last + 1));
  }

  private static void ignoresRange(HttpServerRequest request) {
    if (request.method().name().equals("HEAD")) {
      request.response().setStatusCode(405).end();
    } else {
      request.response().end(FILE);
    }
  }

  private Consumer<HttpServerRequest> redirectsTimes(int times) {
    return request -> {
      int done = request.path().length() - "/file".length();
      if (done < times) {
        request.response().setStatusCode(302).putHeader("location", request.path() + "x").end();
      } else {
        request.response().end(FILE);
      }
    };
  }

  private static void flood(HttpServerRequest request, AtomicLong sent, CountDownLatch stopped) {
    HttpServerResponse response = request.response();
    response.closeHandler(closed -> stopped.countDown());
    response.putHeader("content-length", Long.toString(1L << 30));
    Buffer piece = Buffer.buffer(new byte[64 * 1024]);
    Runnable fill =
        () -> {
          while (!response.closed() && !response.writeQueueFull()) {
            sent.addAndGet(piece.length());
            response.write(piece);
          }
        };
    response.drainHandler(drained -> fill.run());
    fill.run();
  }

  private String address(String path) {
    return "http://127.0.0.1:" + vendor.actualPort() + path;
  }

  private void finish(Asset asset) {
    api.jobs.put(JOB_ID, finished(asset));
  }

  private static Job finished(Asset asset) {
    return Samples.succeeded(Samples.queued(JOB_ID), ApiHarness.NOW, new JsonObject(), asset);
  }

  private String link() throws Exception {
    String url = ApiHarness.json(api.get("/v1/video/generations/" + JOB_ID)).getString("url");
    URI parsed = URI.create(url);
    return parsed.getRawPath() + "?" + parsed.getRawQuery();
  }

  private HttpResponse<String> get(String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + ApiHarness.KEY;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return api.send("GET", PATH, null, all);
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo("content_unavailable");
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
  }
}
