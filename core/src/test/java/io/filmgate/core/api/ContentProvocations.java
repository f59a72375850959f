package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;

import io.filmgate.core.api.Provocations.Setting;
import io.filmgate.spi.Asset;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is answered to who wants a video. */
final class ContentProvocations {
  private static final String PATH = Provocations.JOB + "/content";
  private static final Setting NOTHING = api -> {};
  private static final Instant LINK_EXPIRES = ApiHarness.NOW.plusSeconds(10);

  private ContentProvocations() {}

  static void addTo(Provocations provocations) {
    for (String method : List.of("GET", "HEAD")) {
      String content = method + " /v1/video/generations/{id}/content ";
      boolean isGet = method.equals("GET");
      provocations
          .read(content + "200", PATH, hostAnswers(200))
          .read(content + "304", PATH, hostAnswers(200), "If-None-Match", "*")
          .read(content + "400" + (isGet ? " invalid_value" : ""), PATH + "?index=x", NOTHING)
          .read(content + "404" + (isGet ? " job_not_found" : ""), PATH, NOTHING)
          .read(
              content + "409" + (isGet ? " not_completed" : ""),
              PATH,
              api -> api.jobs.put(JOB_ID, Samples.running(Samples.queued(JOB_ID))))
          .read(content + "410" + (isGet ? " content_expired" : ""), PATH, hostAnswers(404))
          .read(content + "502" + (isGet ? " content_unavailable" : ""), PATH, hostAnswers(500));
    }
    addGet(provocations, "GET /v1/video/generations/{id}/content ");
  }

  private static void addGet(Provocations provocations, String content) {
    provocations
        .read(content + "206", PATH, hostAnswers(200), "Range", "bytes=0-3")
        .read(content + "416 range_not_satisfiable", PATH, hostAnswers(200), "Range", "bytes=99-")
        .read(
            content + "409 no_content",
            PATH,
            api -> api.jobs.put(JOB_ID, Samples.cancelled(Samples.queued(JOB_ID))))
        .read(content + "503 store_unavailable", PATH, ReadProvocations.STORE_AWAY)
        .read(content + "403 invalid_link", PATH + "?expires=1&signature=a", NOTHING)
        .add(
            content + "403 expired_link",
            api -> {
              api.now = LINK_EXPIRES.plus(Duration.ofSeconds(1));
              String link = api.links.address(URI.create(""), JOB_ID, 0, LINK_EXPIRES);
              return Provocations.send(api, "GET", link);
            });
  }

  /** A completed job, whose vendor's file host always says the same. */
  private static Setting hostAnswers(int status) {
    return api -> {
      HttpServer host =
          ApiHarness.await(
              api.vertx
                  .createHttpServer()
                  .requestHandler(
                      request -> request.response().setStatusCode(status).end("0123456789"))
                  .listen(0, "127.0.0.1"));
      succeeded("http://127.0.0.1:" + host.actualPort() + "/").of(api);
    };
  }

  static Setting succeeded(String address) {
    return api ->
        api.jobs.put(
            JOB_ID,
            Samples.succeeded(
                Samples.queued(JOB_ID), ApiHarness.NOW, new JsonObject(), Asset.video(address)));
  }
}
