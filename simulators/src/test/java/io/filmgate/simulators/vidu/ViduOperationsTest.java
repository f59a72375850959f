package io.filmgate.simulators.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.Reply;
import io.filmgate.simulators.RunningSimulators;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is special about operations that start from more than words and frames. */
class ViduOperationsTest {

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
    running.settings(vidu.base(), "off_peak_line_seconds", 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reference2video    | {"model":"viduq3","prompt":"@a","subjects":[{"name":"a","server_id":"s"}],"audio":false} | character2video
          multiframe         | {"model":"viduq2-pro","start_image":"http://a","image_settings":[{"key_image":"http://a"},{"key_image":"http://b"}]} | multiframe
          extend             | {"model":"viduq2-pro","video_url":"http://v"}      | extend
          template           | {"template":"hugging","images":["http://a"]}       | template
          template2video     | {"template":"hugging","images":["http://a"]}       | template
          template-story     | {"story":"pigsy","images":["http://a"]}            | template-story
          lip-sync           | {"video_url":"http://v","text":"hello"}            | lip-sync
          upscale-new        | {"video_url":"http://v","upscale_resolution":"2K"} | upscale
          trending-replicate | {"video_url":"http://v","images":["http://a"]}     | trending-replicate
          ad-one-click       | {"images":["http://a"]}                            | ad-one-click
          """)
  void each_operation_ends_well(String operation, String body, String type) throws IOException {
    Reply reply = vidu.post(operation, new JsonObject(body));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().getString("type")).isEqualTo(type);
    running.clock.advanceSeconds(60);
    JsonObject done = vidu.poll(reply.json().getString("task_id"));
    assertThat(done.getString("state")).isEqualTo("success");
    assertThat(done.getInteger("credits")).isPositive();
    assertThat(done.getJsonArray("creations")).hasSize(1);
  }

  @Test
  void a_template_is_named_in_the_place_of_a_model() throws IOException {
    JsonObject told =
        vidu.post(
                "template", new JsonObject("{\"template\":\"hugging\",\"images\":[\"http://a\"]}"))
            .json();
    assertThat(told.getString("template")).isEqualTo("hugging");
    assertThat(told.containsKey("model")).isFalse();
    assertThat(vidu.get("tasks?templates=hugging").json().getJsonArray("tasks")).hasSize(1);
    assertThat(vidu.get("tasks?templates=other").json().getJsonArray("tasks")).isEmpty();
  }

  @Test
  void an_advertisement_is_read_at_its_own_place_and_tells_how_far_it_is() throws IOException {
    String id =
        vidu.post("ad-one-click", new JsonObject("{\"images\":[\"http://a\"]}"))
            .json()
            .getString("task_id");
    running.clock.advance(Duration.ofMillis(32_500));
    assertThat(vidu.get("ad-one-click/" + id).json().getInteger("progress")).isEqualTo(50);
    running.clock.advanceSeconds(60);
    JsonObject done = vidu.get("ad-one-click/" + id).json();
    assertThat(done.getInteger("progress")).isEqualTo(100);
    assertThat(done.getJsonArray("creations").getJsonObject(0).getString("url"))
        .contains("X-Amz-Expires=3600");
  }

  @Test
  void a_creation_can_be_gone_on_with_once_it_is_there() throws IOException {
    JsonObject unknown = new JsonObject("{\"video_creation_id\":\"3128612635966166\"}");
    Reply refused = vidu.post("upscale-new", unknown);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.json().getString("reason")).isEqualTo("CreationNotFound");
    String id = vidu.create("a cat");
    running.clock.advanceSeconds(60);
    String creation = vidu.poll(id).getJsonArray("creations").getJsonObject(0).getString("id");
    assertThat(
            vidu.post("upscale-new", new JsonObject().put("video_creation_id", creation)).status())
        .isEqualTo(200);
    assertThat(
            vidu.post(
                    "upscale",
                    new JsonObject().put("model", "vidu1.0").put("creation_id", creation))
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_marker_may_stand_in_any_words() throws IOException {
    JsonObject frames =
        new JsonObject(
            """
            {"model":"viduq2-pro","start_image":"http://a","image_settings":[
              {"key_image":"http://a","prompt":"up"},{"key_image":"http://b","prompt":"[[Forbidden]]"}]}
            """);
    assertThat(vidu.post("multiframe", frames).json().getString("reason")).isEqualTo("Forbidden");
    JsonObject spoken = new JsonObject("{\"video_url\":\"http://v\",\"text\":\"[[http:503]]\"}");
    assertThat(vidu.post("lip-sync", spoken).status()).isEqualTo(503);
  }

  @Test
  void an_off_peak_job_waits_its_time_and_can_be_cancelled_meanwhile() throws IOException {
    running.settings(vidu.base(), "off_peak_line_seconds", 3600);
    String id = offPeak("a cat");
    running.clock.advanceSeconds(3000);
    assertThat(vidu.state(id)).isEqualTo("queueing");
    String taken = offPeak("a dog");
    assertThat(vidu.post("tasks/" + taken + "/cancel", new JsonObject()).status()).isEqualTo(200);
    running.clock.advanceSeconds(700);
    assertThat(vidu.state(id)).isEqualTo("success");
    assertThat(vidu.poll(taken).getString("err_code")).isEqualTo("UserCancelled");
  }

  @Test
  void an_off_peak_job_that_takes_two_days_is_given_up_and_costs_nothing() throws IOException {
    String id = offPeak("[[stuck]]");
    running.clock.advance(Duration.ofHours(47));
    assertThat(vidu.state(id)).isEqualTo("processing");
    running.clock.advance(Duration.ofHours(1));
    JsonObject over = vidu.poll(id);
    assertThat(over.getString("state")).isEqualTo("failed");
    assertThat(over.getInteger("credits")).isZero();
  }

  private static String offPeak(String prompt) throws IOException {
    JsonObject order =
        new JsonObject().put("model", "viduq3-turbo").put("prompt", prompt).put("off_peak", true);
    return vidu.post("text2video", order).json().getString("task_id");
  }
}
