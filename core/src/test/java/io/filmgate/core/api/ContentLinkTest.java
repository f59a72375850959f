package io.filmgate.core.api;

import static io.filmgate.core.api.ApiHarness.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Asset;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that work without a key. */
class ContentLinkTest {
  private static final String ORIGIN = "access-control-allow-origin";

  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  private HttpResponse<String> follow(String link, String... headers) throws Exception {
    return scene.api.send("GET", link, null, headers);
  }

  @Test
  void a_link_works_without_a_key_for_every_origin_and_more_than_once() throws Exception {
    String link = scene.link();

    for (int time = 1; time <= 2; time++) {
      HttpResponse<String> answer = follow(link, "Origin", "https://tenant.example.com");
      ContentScene.assertWhole(answer);
      assertThat(answer.headers().firstValue(ORIGIN)).contains("*");
    }
    ContentScene.assertPart(follow(link, "Range", "bytes=1-2"), "12", "bytes 1-2/10");
    assertThat(scene.api.send("HEAD", link, null).statusCode()).isEqualTo(200);
  }

  @Test
  void other_origins_are_let_in_by_links_only() throws Exception {
    String origin = "https://tenant.example.com";

    assertThat(scene.get("Origin", origin).headers().firstValue(ORIGIN)).isEmpty();
    assertThat(scene.api.send("GET", ContentScene.PATH, null, "Origin", origin).headers().map())
        .doesNotContainKey(ORIGIN);
    assertThat(scene.api.send("OPTIONS", ContentScene.PATH, null, "Origin", origin).headers().map())
        .doesNotContainKey(ORIGIN);
  }

  @Test
  void without_a_signature_a_key_is_needed() throws Exception {
    ContentScene.assertError(follow(ContentScene.PATH), 401, "missing_api_key");
    ContentScene.assertError(
        follow(scene.link().replaceFirst("&signature=.*", "")), 401, "missing_api_key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s/expires=1/expires=2/",
        "s/expires=/expires=0/",
        "s/signature=./signature=_/",
        "s/signature=.*/signature=/",
        "s/expires=[0-9]*&//",
        "s/expires=/index=1&expires=/",
        "s/signature=.*/signature=%C3%A9/"
      })
  void a_link_that_somebody_has_changed_does_not_work(String change) throws Exception {
    scene.finish(
        Asset.video(scene.host.address("/file")), Asset.video(scene.host.address("/file")));
    String[] parts = change.split("/", -1);
    String link = scene.link();
    String changed = link.replaceFirst(parts[1], parts[2]);

    assertThat(changed).isNotEqualTo(link);
    HttpResponse<String> answer = follow(changed);
    ContentScene.assertError(answer, 403, "invalid_link");
    assertThat(ApiHarness.json(answer).getString("type")).isEqualTo("permission_error");
    assertThat(scene.host.unseen()).isZero();
  }

  @Test
  void a_link_of_another_job_does_not_work() throws Exception {
    String other = JOB_ID.substring(0, JOB_ID.length() - 1) + "D";
    scene.api.jobs.put(other, ContentScene.finished());

    ContentScene.assertError(follow(scene.link().replace(JOB_ID, other)), 403, "invalid_link");
  }

  @Test
  void an_old_link_does_not_work_and_each_read_gives_a_fresh_one() throws Exception {
    String link = scene.link();
    scene.api.now = ApiHarness.NOW.plusSeconds(24 * 3600 - 1);
    ContentScene.assertWhole(follow(link));

    scene.api.now = ApiHarness.NOW.plusSeconds(24 * 3600);
    ContentScene.assertError(follow(link), 403, "expired_link");
    assertThat(scene.link()).isNotEqualTo(link);
    ContentScene.assertWhole(follow(scene.link()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&signature=a", "&expires=1", "&index=0&index=0"})
  void what_is_given_twice_is_a_mistake(String more) throws Exception {
    HttpResponse<String> answer = follow(scene.link() + more);

    ContentScene.assertError(answer, 400, "invalid_value");
  }

  @Test
  void the_log_holds_no_link() throws Exception {
    scene.host.on("/file", UnwillingFileHost.says(503, ""));
    String link = scene.link();
    String signature = link.substring(link.indexOf("signature=") + "signature=".length());

    try (LogCapture log = LogCapture.of("io.filmgate")) {
      ContentScene.assertUnavailable(follow(link));
      Optional<String> access = log.await("/content");

      assertThat(access.orElseThrow()).contains("/{id}/content 502").contains("job=" + JOB_ID);
      assertThat(log.lines()).noneMatch(line -> line.contains(signature));
      assertThat(log.lines()).noneMatch(line -> line.contains(scene.host.address("/file")));
    }
  }
}
