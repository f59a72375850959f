package io.filmgate.simulators.vidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViduFaultsTest {

  private static RunningSimulators running;
  private static ViduClient vidu;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
    vidu = new ViduClient(running);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @BeforeEach
  void reset() throws IOException {
    running.reset(vidu.base());
  }

  @ParameterizedTest
  @EnumSource(ViduError.class)
  void every_reason_can_be_had_and_makes_no_job(ViduError error) throws IOException {
    Reply reply = vidu.post("text2video", ViduClient.order("a cat [[" + error.name() + "]]"));
    assertThat(reply.json().getString("reason")).isEqualTo(error.name());
    assertThat(reply.json().getInteger("code")).isEqualTo(reply.status()).isGreaterThan(399);
    assertThat(running.accepted(vidu.base())).isEmpty();
  }

  @Test
  void polls_can_fail_for_a_while() throws IOException {
    String id = vidu.create("[[poll:SystemThrottlingx1]]");
    assertThat(vidu.poll(id).getString("reason")).isEqualTo("SystemThrottling");
    assertThat(vidu.state(id)).isEqualTo("created");
  }

  @Test
  void a_lost_create_shows_late_in_the_list_by_its_payload() throws IOException {
    JsonObject order =
        ViduClient.order("[[drop_after_accept]] [[late_register:5]]").put("payload", "mine");
    assertThatThrownBy(() -> vidu.post("text2video", order)).isInstanceOf(IOException.class);
    assertThat(vidu.get("tasks").json().getJsonArray("tasks")).isEmpty();
    running.clock.advanceSeconds(5);
    assertThat(vidu.get("tasks").json().getJsonArray("tasks").getJsonObject(0).getString("payload"))
        .isEqualTo("mine");
  }

  @Test
  void a_success_can_come_without_a_video_or_with_a_dead_address() throws IOException {
    String empty = vidu.create("[[no_url]]");
    String dead = vidu.create("[[expired]]");
    running.clock.advanceSeconds(60);
    assertThat(vidu.poll(empty).getString("state")).isEqualTo("success");
    assertThat(vidu.poll(empty).getJsonArray("creations")).isEmpty();
    String url = vidu.poll(dead).getJsonArray("creations").getJsonObject(0).getString("url");
    assertThat(running.get(url).status()).isEqualTo(403);
  }

  @Test
  void a_job_can_show_a_state_that_nobody_knows() throws IOException {
    String id = vidu.create("[[unknown_state:resting]]");
    assertThat(vidu.state(id)).isEqualTo("resting");
    running.clock.advanceSeconds(60);
    assertThat(vidu.state(id)).isEqualTo("success");
  }

  @Test
  void a_typing_mistake_in_a_marker_is_told() throws IOException {
    Reply reply = vidu.post("text2video", ViduClient.order("a cat [[resp_data_only]]"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().getString("reason")).isEqualTo("FieldInvalid");
    assertThat(reply.json().getString("message"))
        .startsWith("invalid field: prompt: unknown marker [[resp_data_only]]");
  }
}
