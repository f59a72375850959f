package io.filmgate.simulators.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The surface with the model in the path, and {@code /tasks}. */
class NewerSurfaceTest {

  private static final String TEXT = "/text-to-video/kling-3.0";

  private static RunningSimulators running;
  private static KlingClient kling;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    kling = new KlingClient(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(kling.base());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /text-to-video/kling-3.0-turbo   | 2.4 | {"prompt":"p","settings":{"duration":3}}
          /text-to-video/kling-3.0         | 15  | {"prompt":"p","settings":{"resolution":"4k","audio":"native","multi_shot":false}}
          /text-to-video/kling-2.6         | 5   | {"prompt":"p","settings":{"resolution":"1080p","audio":"native"}}
          /image-to-video/kling-2.5-turbo  | 2.5 | {"contents":[{"type":"prompt","text":"p"},{"type":"first_frame","url":"https://example.com/a.png"},{"type":"last_frame","url":"https://example.com/b.png"}],"settings":{"resolution":"1080p","duration":5}}
          /omni-video/kling-3.0-omni       | 1.8 | {"contents":[{"type":"prompt","text":"p"}],"settings":{"duration":3,"aspect_ratio":"16:9"}}
          /omni-video/kling-o1             | 4.5 | {"contents":[{"type":"prompt","text":"p"},{"type":"base_video","url":"https://example.com/a.mp4"}]}
          /motion-control/kling-2.6        | 2.5 | {"contents":[{"type":"image","url":"https://example.com/a.png"},{"type":"video","url":"https://example.com/a.mp4"}],"settings":{"character_orientation":"video"}}
          """)
  void each_is_made_and_charged(String path, String units, String body) throws IOException {
    JsonObject task = done(create(path, new JsonObject(body)));
    assertThat(task.getString("status")).isEqualTo("succeeded");
    assertThat(task.getJsonArray("billing").getJsonObject(0).getString("amount")).isEqualTo(units);
    JsonObject video = task.getJsonArray("outputs").getJsonObject(0);
    assertThat(video.getString("type")).isEqualTo("video");
    assertThat(running.get(video.getString("url")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /text-to-video/kling-3.0        | settings.resolution value '9000p' is invalid | {"prompt":"p","settings":{"resolution":"9000p"}}
          /text-to-video/kling-3.0        | settings.audio value 'bogus' is invalid      | {"prompt":"p","settings":{"audio":"bogus"}}
          /text-to-video/kling-2.6        | settings.audio value 'native' is invalid     | {"prompt":"p","settings":{"audio":"native"}}
          /text-to-video/kling-2.6        | settings.duration value '7' is invalid       | {"prompt":"p","settings":{"duration":7}}
          /text-to-video/kling-2.6        | prompt is required                           | {}
          /image-to-video/kling-2.6       | contents needs a first_frame                 | {"contents":[{"type":"prompt","text":"p"}]}
          /image-to-video/kling-3.0-turbo | kling-3.0-turbo is not supported with last_frame at 720p | {"contents":[{"type":"prompt","text":"p"},{"type":"first_frame","url":"https://example.com/a.png"},{"type":"last_frame","url":"https://example.com/b.png"}]}
          /omni-video/kling-o1            | settings.aspect_ratio is required            | {"contents":[{"type":"prompt","text":"p"}]}
          """)
  void what_is_wrong_is_told(String path, String message, String body) throws IOException {
    Reply refused = kling.post(path, new JsonObject(body));
    assertThat(refused.json().getInteger("code")).isEqualTo(1201);
    assertThat(refused.json().getString("message")).isEqualTo(message);
  }

  @Test
  void a_token_is_no_credential_here() throws IOException {
    String token =
        "Bearer "
            + KlingClient.jwt(
                "ak-test-0001",
                "sk-test-0001-secret",
                running.clock.instant().minusSeconds(5),
                running.clock.instant().plusSeconds(1800));
    Reply refused = running.post(kling.base() + TEXT, "{\"prompt\":\"p\"}", "Authorization", token);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().getInteger("code")).isEqualTo(1002);
    assertThat(refused.json().getString("message")).contains("does not support AK/SK");
  }

  @Test
  void jobs_of_both_surfaces_are_shown_together() throws IOException {
    String older = kling.create("a cat");
    String newer =
        create(
            TEXT,
            new JsonObject()
                .put("prompt", "a dog")
                .put("options", new JsonObject().put("external_task_id", "mine")));
    JsonArray found = tasks("task_ids=" + older + "," + newer + ",1");
    assertThat(found).hasSize(2);
    assertThat(found.getJsonObject(1).getString("external_id")).isEqualTo("mine");
    assertThat(tasks("external_task_ids=mine").getJsonObject(0).getString("id")).isEqualTo(newer);
    assertThat(tasks("task_ids=1")).isEmpty();
    assertThat(kling.get(KlingClient.TEXT + "/" + newer).status()).isEqualTo(400);
  }

  @Test
  void twenty_ids_are_the_most_and_one_kind_is_needed() throws IOException {
    assertThat(kling.get("/tasks").json().getString("message"))
        .isEqualTo("task_ids or external_task_ids is required");
    assertThat(kling.get("/tasks?task_ids=" + "1,".repeat(20) + "1").json().getInteger("code"))
        .isEqualTo(1201);
    assertThat(kling.get("/tasks?task_ids=" + "1,".repeat(19) + "1").status()).isEqualTo(200);
  }

  @Test
  void all_jobs_are_listed_page_by_page() throws IOException {
    JsonObject empty = list(new JsonObject());
    assertThat(empty).isEqualTo(new JsonObject().put("count", 0).put("has_more", false));
    String first = create(TEXT, new JsonObject().put("prompt", "one"));
    String second = create(TEXT, new JsonObject().put("prompt", "two"));
    JsonObject page = list(new JsonObject().put("limit", 1));
    assertThat(page.getJsonArray("result").getJsonObject(0).getString("id")).isEqualTo(second);
    assertThat(page.getBoolean("has_more")).isTrue();
    JsonObject next = list(new JsonObject().put("cursor", page.getString("next_cursor")));
    assertThat(next.getJsonArray("result").getJsonObject(0).getString("id")).isEqualTo(first);
    assertThat(next.getBoolean("has_more")).isFalse();
  }

  @Test
  void an_external_id_is_taken_on_both_surfaces() throws IOException {
    kling.post(KlingClient.TEXT, KlingClient.order("a cat").put("external_task_id", "mine"));
    Reply again =
        kling.post(
            TEXT,
            new JsonObject()
                .put("prompt", "a cat")
                .put("options", new JsonObject().put("external_task_id", "mine")));
    assertThat(again.json().getString("message")).isEqualTo("External_task_id mine already exists");
  }

  private static JsonObject list(JsonObject body) throws IOException {
    return kling.post("/tasks", body).json().getJsonObject("data");
  }

  private static String create(String path, JsonObject body) throws IOException {
    Reply created = kling.post(path, body);
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    return created.json().getJsonObject("data").getString("id");
  }

  private static JsonArray tasks(String query) throws IOException {
    return kling.get("/tasks?" + query).json().getJsonArray("data");
  }

  private static JsonObject done(String id) throws IOException {
    running.clock.advanceSeconds(60);
    return tasks("task_ids=" + id).getJsonObject(0);
  }
}
