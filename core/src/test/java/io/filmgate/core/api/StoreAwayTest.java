package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.JobsUnavailable;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client is told while the store does not answer. */
class StoreAwayTest {
  private static final String JOBS = "/v1/video/generations";
  private static final String JOB = JOBS + "/" + JOB_ID;

  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
    scene.api.jobsAway = true;
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return scene.api.send(method, path, null, "Authorization", "Bearer " + ApiHarness.KEY);
  }

  private static void assertAway(HttpResponse<String> answer) {
    ContentScene.assertError(answer, 503, "store_unavailable");
    assertThat(ApiHarness.json(answer).getString("type")).isEqualTo("api_error");
    assertThat(answer.headers().firstValue("retry-after")).contains("5");
    assertThat(answer.headers().firstValue("x-should-retry")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"GET,''", "GET,/content", "POST,/cancel"})
  void a_job_can_be_asked_for_again(String method, String path) throws Exception {
    assertAway(send(method, JOB + path));

    scene.api.jobsAway = false;
    assertThat(send(method, JOB + path).statusCode()).isNotEqualTo(503);
  }

  @Test
  void a_list_can_be_asked_for_again() throws Exception {
    assertAway(send("GET", JOBS));
    assertThat(send("HEAD", JOBS).statusCode()).isEqualTo(503);

    scene.api.jobsAway = false;
    assertThat(send("GET", JOBS).statusCode()).isEqualTo(200);
  }

  @Test
  void a_link_can_be_followed_again() throws Exception {
    scene.api.jobsAway = false;
    String link = scene.link();
    scene.api.jobsAway = true;

    assertAway(scene.api.send("GET", link, null));

    scene.api.jobsAway = false;
    ContentScene.assertWhole(scene.api.send("GET", link, null));
  }

  @Test
  void a_cancel_that_could_not_be_written_can_be_asked_for_again() throws Exception {
    scene.api.jobsAway = false;
    scene.api.jobs.put(JOB_ID, Samples.queued(JOB_ID));
    scene.api.cancel = job -> Future.failedFuture(new JobsUnavailable("the disk is full"));

    assertAway(send("POST", JOB + "/cancel"));
  }

  @Test
  void who_may_ask_is_known_without_the_store() throws Exception {
    assertThat(scene.api.send("GET", JOB, null).statusCode()).isEqualTo(401);
    assertThat(scene.api.send("GET", JOBS, null, "Authorization", "Bearer sk-unknown").statusCode())
        .isEqualTo(401);
    assertThat(send("GET", "/v1/models").statusCode()).isEqualTo(200);
  }
}
