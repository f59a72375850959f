package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.spi.Asset;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A finished job whose file lies at a host that a test makes as unwilling as it likes. */
final class ContentScene {
  static final String PATH = "/v1/video/generations/" + JOB_ID + "/content";

  final ApiHarness api = new ApiHarness();
  final UnwillingFileHost host = new UnwillingFileHost();

  /** The job's file is at {@code /file}, and the host does everything right there. */
  static ContentScene start() throws Exception {
    ContentScene scene = new ContentScene();
    scene.api.start();
    scene.host.on("/file", UnwillingFileHost::good);
    scene.finish(Asset.video(scene.host.address("/file")));
    return scene;
  }

  void finish(Asset... assets) {
    api.jobs.put(JOB_ID, finished(assets));
  }

  static Job finished(Asset... assets) {
    return Samples.succeeded(Samples.queued(JOB_ID), ApiHarness.NOW, new JsonObject(), assets);
  }

  /** What the API answers where the host behaves like this. */
  HttpResponse<String> with(UnwillingFileHost.Manners manners, String... headers) throws Exception {
    host.on("/file", manners);
    return get(headers);
  }

  HttpResponse<String> get(String... headers) throws Exception {
    return send("GET", headers);
  }

  HttpResponse<String> head(String... headers) throws Exception {
    return send("HEAD", headers);
  }

  private HttpResponse<String> send(String method, String... headers) throws Exception {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + ApiHarness.KEY));
    all.addAll(List.of(headers));
    return api.send(method, PATH, null, all.toArray(String[]::new));
  }

  /** Asks without a library that would mend what it gets. */
  RawSocket raw(String version, String... headers) throws IOException {
    StringBuilder head = new StringBuilder("GET " + PATH + " HTTP/" + version + "\r\n");
    head.append("Host: a\r\nAuthorization: Bearer ").append(ApiHarness.KEY).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return new RawSocket(api.port()).write(head + "\r\n");
  }

  /** A fresh signed link, without scheme and host. */
  String link() throws Exception {
    JsonObject job = ApiHarness.json(api.get("/v1/video/generations/" + JOB_ID));
    URI url = URI.create(job.getString("url"));
    return url.getRawPath() + "?" + url.getRawQuery();
  }

  static void assertPart(HttpResponse<String> answer, String body, String contentRange) {
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("content-range")).contains(contentRange);
    assertThat(answer.headers().firstValue("content-length")).contains("" + body.length());
  }

  static void assertWhole(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(UnwillingFileHost.FILE);
    assertThat(answer.headers().firstValue("content-range")).isEmpty();
  }

  static void assertUnavailable(HttpResponse<String> answer) {
    assertError(answer, 502, "content_unavailable");
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
  }

  static void assertError(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(ApiHarness.json(answer).getString("code")).isEqualTo(code);
  }

  void close() throws Exception {
    host.close();
    api.close();
  }
}
