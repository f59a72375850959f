package io.filmgate.simulators.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JimengAvatarTest {

  private static final String SUBMIT = "Action=CVSubmitTask&Version=2022-08-31";
  private static final String POLL = "Action=CVGetResult&Version=2022-08-31";
  private static final String KEY = "jimeng_realman_avatar_picture_omni_v15";

  private static RunningSimulators running;
  private static JimengClient jimeng;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    jimeng = new JimengClient(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(jimeng.base());
    running.settings(jimeng.base(), "concurrency", 100);
  }

  @Test
  void an_avatar_is_looked_at_before_it_is_made() throws IOException {
    String id = create("she smiles");
    assertThat(data(id).getString("status")).isEqualTo("in_queue");
    running.clock.advanceSeconds(10);
    assertThat(data(id).getString("status")).isEqualTo("processing");
    running.clock.advanceSeconds(25);
    assertThat(data(id).getString("status")).isEqualTo("generating");
    assertThat(inner(data(id)).getInteger("progress")).isEqualTo(50);
    running.clock.advanceSeconds(25);
    JsonObject done = data(id);
    assertThat(done.getString("status")).isEqualTo("done");
    assertThat(done.getString("video_url")).contains("/video/tos/cn/");
    assertThat(inner(done).getJsonArray("preview_url").getString(0))
        .isEqualTo(done.getString("video_url"));
  }

  @Test
  void the_address_can_stand_inside_a_text_alone() throws IOException {
    String id = create("[[resp_data_only]]");
    running.clock.advanceSeconds(60);
    assertThat(data(id).getString("video_url")).isEmpty();
    assertThat(inner(data(id)).getJsonArray("preview_url")).hasSize(1);
  }

  @Test
  void a_sound_that_is_too_long_shows_at_a_poll() throws IOException {
    String id = create("[[fail:50215]]");
    running.clock.advanceSeconds(60);
    assertThat(poll(POLL, id).json().getInteger("code")).isEqualTo(50215);
  }

  @Test
  void the_other_actions_do_not_know_avatars() throws IOException {
    String id = create("she smiles");
    assertThat(jimeng.poll(KEY, id).json().getJsonObject("data").getString("status"))
        .isEqualTo("not_found");
    assertThat(jimeng.submit(order("she smiles")).json().getString("message"))
        .isEqualTo("Invalid Input Parameters: req_key");
  }

  private static String create(String prompt) throws IOException {
    Reply reply = jimeng.call(SUBMIT, order(prompt).encode());
    return reply.json().getJsonObject("data").getString("task_id");
  }

  private static JsonObject order(String prompt) {
    return new JsonObject()
        .put("req_key", KEY)
        .put("prompt", prompt)
        .put("image_url", "https://a.example/1.jpg")
        .put("audio_url", "https://a.example/1.mp3");
  }

  private static Reply poll(String action, String id) throws IOException {
    return jimeng.call(action, new JsonObject().put("req_key", KEY).put("task_id", id).encode());
  }

  private static JsonObject data(String id) throws IOException {
    return poll(POLL, id).json().getJsonObject("data");
  }

  private static JsonObject inner(JsonObject data) {
    return new JsonObject(data.getString("resp_data"));
  }
}
