package io.filmgate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

  private final RunningSimulators running =
      new RunningSimulators(
          SimulatorSettings.of(SimulatorCredentials.from(RunningSimulators.KEYS))
              .withFreePorts()
              .withTimeScale(10)
              .withConcurrency(2));
  private final String base = running.simulators.viduUrl();
  private final String create = base + "/ent/v2/text2video";
  private final String key = "Token " + RunningSimulators.KEYS.get("VIDU_API_KEY");

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void accepted_and_refused_creates_are_listed_with_their_bodies() throws IOException {
    JsonObject order =
        new JsonObject().put("model", "viduq1").put("prompt", "a cat").put("payload", "mine");
    String id =
        running.post(create, order.encode(), "Authorization", key).json().getString("task_id");
    running.post(create, "{\"model\":\"viduq1\"}", "Authorization", key);
    running.post(create, order.encode());
    JsonObject tasks = running.get(base + "/_sim/tasks").json();
    assertThat(tasks.getJsonArray("accepted")).hasSize(1);
    JsonObject accepted = tasks.getJsonArray("accepted").getJsonObject(0);
    assertThat(accepted.getString("id")).isEqualTo(id);
    assertThat(accepted.getString("at")).isEqualTo(RunningSimulators.START);
    assertThat(accepted.getString("operation")).isEqualTo("text2video");
    assertThat(accepted.getJsonObject("body")).isEqualTo(order);
    assertThat(accepted.getString("state")).isEqualTo("created");
    assertThat(accepted.getString("payload")).isEqualTo("mine");
    JsonObject refused = tasks.getJsonArray("refused").getJsonObject(0);
    assertThat(refused.getString("at")).isEqualTo(RunningSimulators.START);
    assertThat(refused.getInteger("status")).isEqualTo(400);
    assertThat(refused.getString("code")).isEqualTo("FieldLacking");
    assertThat(refused.getJsonObject("body")).isEqualTo(new JsonObject().put("model", "viduq1"));
    assertThat(tasks.getJsonArray("refused").getJsonObject(1).getString("code"))
        .isEqualTo("Unauthorized");
    running.reset(base);
    assertThat(running.accepted(base)).isEmpty();
    assertThat(running.refused(base)).isEmpty();
    assertThat(
            running.get(base + "/ent/v2/tasks/" + id + "/creations", "Authorization", key).status())
        .isEqualTo(404);
  }

  @Test
  void long_texts_of_large_bodies_are_cut() throws IOException {
    String image = "data:image/png;base64,iVBORw0KGgoA" + "A".repeat(400_000);
    JsonObject order =
        new JsonObject()
            .put("model", "viduq1")
            .put("prompt", "a cat")
            .put("images", new JsonArray().add(image));
    Reply reply = running.post(base + "/ent/v2/img2video", order.encode(), "Authorization", key);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonObject body = running.accepted(base).getJsonObject(0).getJsonObject("body");
    assertThat(body.getString("prompt")).isEqualTo("a cat");
    assertThat(body.getJsonArray("images").getString(0))
        .startsWith("data:image/png;base64,iVBORw0KGgoA")
        .endsWith("… (400034 characters)")
        .hasSizeLessThan(300);
  }

  @Test
  void the_way_it_was_started_shows_in_the_settings() throws IOException {
    for (String url :
        new String[] {running.simulators.klingUrl(), running.simulators.jimengUrl(), base}) {
      JsonObject settings = running.get(url + "/_sim/settings").json();
      assertThat(settings.getDouble("time_scale")).isEqualTo(10.0);
      assertThat(settings.getInteger("concurrency")).isEqualTo(2);
    }
  }

  @Test
  void unknown_and_unfit_settings_are_named_and_nothing_changes() throws IOException {
    JsonObject before = running.get(base + "/_sim/settings").json();
    Reply reply =
        running.post(
            base + "/_sim/settings",
            "{\"balance\":7,\"time_scal\":2,\"concurrency\":-1,\"faults\":\"[[stuk]]\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("error"))
        .contains("time_scal: unknown setting; known are [time_scale, ")
        .contains("concurrency: must be a whole number of at least 0")
        .contains("faults: unknown marker [[stuk]]");
    assertThat(running.get(base + "/_sim/settings").json()).isEqualTo(before);
    assertThat(running.post(base + "/_sim/settings", "[]").status()).isEqualTo(400);
  }

  @Test
  void the_time_scale_can_be_changed_while_jobs_run() throws IOException {
    String id = create("a cat");
    running.clock.advanceSeconds(5);
    assertThat(state(id)).isEqualTo("processing");
    running.settings(base, "time_scale", 0.001);
    running.clock.advanceSeconds(500);
    assertThat(state(id)).isEqualTo("processing");
    running.settings(base, "time_scale", 1000);
    running.clock.advanceSeconds(1);
    assertThat(state(id)).isEqualTo("success");
  }

  @Test
  void time_can_be_let_pass_at_once() throws IOException {
    String id = create("a cat");
    assertThat(running.post(base + "/_sim/advance", "{\"seconds\":60}").status()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("success");
    assertThat(running.post(base + "/_sim/advance", "{\"seconds\":-1}").status()).isEqualTo(400);
    assertThat(running.post(base + "/_sim/advance", "").status()).isEqualTo(400);
  }

  @Test
  void faults_can_be_set_for_every_create() throws IOException {
    running.settings(base, "faults", "[[QuotaExceeded]]");
    String body = "{\"model\":\"viduq1\",\"prompt\":\"a cat\"}";
    assertThat(running.post(create, body, "Authorization", key).status()).isEqualTo(429);
    running.settings(base, "faults", "");
    assertThat(running.post(create, body, "Authorization", key).status()).isEqualTo(200);
  }

  private String create(String prompt) throws IOException {
    JsonObject order = new JsonObject().put("model", "viduq1").put("prompt", prompt);
    return running.post(create, order.encode(), "Authorization", key).json().getString("task_id");
  }

  private String state(String id) throws IOException {
    return running
        .get(base + "/ent/v2/tasks/" + id + "/creations", "Authorization", key)
        .json()
        .getString("state");
  }
}
