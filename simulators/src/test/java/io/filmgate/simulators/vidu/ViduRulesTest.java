package io.filmgate.simulators.vidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.simulators.vendor.Knobs;
import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViduRulesTest {

  private final Knobs knobs = ViduSettings.knobs();
  private final ViduRules rules = new ViduRules(knobs, new Random(1));

  @ParameterizedTest
  @CsvSource({
    "text2video, viduq3-pro, 1, 540p, 9",
    "text2video, viduq3-pro, 16, 1080p, 384",
    "text2video, viduq3-turbo, 8, 720p, 96",
    "text2video, viduq3-turbo, 8, 1080p, 104",
    "text2video, viduq2, 10, 540p, 28",
    "text2video, viduq1, 5, 1080p, 80",
    "text2video, vidu1.5, 4, 360p, 40",
    "text2video, vidu1.5, 4, 720p, 100",
    "text2video, vidu1.5, 8, 720p, 200",
    "img2video, viduq3-pro, 10, 720p, 200",
    "img2video, viduq3-turbo, 1, 540p, 7",
    "img2video, viduq3-pro-fast, 2, 1080p, 30",
    "img2video, viduq2-pro-fast, 10, 720p, 60",
    "img2video, viduq2-pro, 10, 540p, 60",
    "img2video, viduq2-turbo, 10, 720p, 60",
    "img2video, viduq1, 5, 1080p, 80",
    "img2video, viduq1-classic, 5, 1080p, 80",
    "img2video, vidu2.0, 4, 360p, 20",
    "img2video, vidu2.0, 4, 720p, 40",
    "img2video, vidu2.0, 4, 1080p, 100",
    "img2video, vidu2.0, 8, 720p, 100",
    "start-end2video, viduq3-pro, 16, 720p, 320",
    "start-end2video, viduq2-turbo, 5, 1080p, 80",
    "start-end2video, viduq2-pro, 8, 1080p, 165",
    "start-end2video, viduq2-pro-fast, 1, 720p, 15",
    "start-end2video, viduq1-classic, 5, 1080p, 80",
    "start-end2video, vidu2.0, 8, 720p, 100"
  })
  void the_matrix_allows_it_and_has_a_price(
      String operation, String model, int seconds, String resolution, int credits) {
    ViduOrder order = order(operation, model, seconds, resolution);
    assertThat(order.credits()).isEqualTo(credits);
    assertThat(order.shape().frames()).isEqualTo(seconds * 24 + 1);
    assertThat(order.shape().height()).isEqualTo(Integer.parseInt(resolution.replace("p", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "text2video, viduq3-pro, 17, 720p, duration",
    "text2video, viduq3-pro, 5, 360p, resolution",
    "text2video, viduq3-pro-fast, 5, 720p, model",
    "text2video, viduq2-pro, 5, 720p, model",
    "text2video, viduq2, 11, 720p, duration",
    "text2video, viduq1, 4, 1080p, duration",
    "text2video, viduq1, 5, 720p, resolution",
    "text2video, vidu1.5, 5, 360p, duration",
    "text2video, vidu1.5, 8, 1080p, resolution",
    "img2video, viduq3, 5, 720p, model",
    "img2video, viduq3-pro-fast, 5, 540p, resolution",
    "img2video, viduq2, 5, 720p, model",
    "img2video, viduq2-pro-fast, 5, 540p, resolution",
    "img2video, viduq1, 8, 1080p, duration",
    "img2video, vidu2.0, 8, 360p, resolution",
    "start-end2video, viduq2-pro, 9, 720p, duration",
    "start-end2video, viduq3-pro-fast, 5, 720p, model",
    "start-end2video, viduq1, 5, 540p, resolution"
  })
  void the_matrix_does_not_allow_it(
      String operation, String model, int seconds, String resolution, String field) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> order(operation, model, seconds, resolution));
    assertThat(refusal).hasMessage("invalid field: " + field);
    assertThat(refusal.code()).isEqualTo("FieldInvalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text2video      | {}                                                                | field is missing or empty: model, prompt
          text2video      | {"model":"viduq1","prompt":""}                                    | field is missing or empty: prompt
          img2video       | {"model":"viduq1"}                                                | field is missing or empty: images
          img2video       | {"model":"viduq1","images":[]}                                    | field is missing or empty: images
          img2video       | {"model":"viduq1","images":["http://a","http://b"]}               | field item count out of range: images
          start-end2video | {"model":"viduq1","images":["http://a"]}                          | field item count out of range: images
          img2video       | {"model":"viduq1","images":["iVBORw0KGgo="]}                      | invalid image format
          img2video       | {"model":"viduq1","images":["data:image/gif;base64,R0lGODlh"]}    | invalid image format
          img2video       | {"model":"viduq1","images":["data:image/png;base64,AAAA"]}        | invalid image format
          img2video       | {"model":"viduq1","images":["http://a"],"aspect_ratio":"16:9","style":"anime"} | unwanted field: aspect_ratio, style
          text2video      | {"model":"viduq1","prompt":"p","images":["http://a"]}             | unwanted field: images
          start-end2video | {"model":"viduq1","images":["http://a","http://b"],"voice_id":"v"} | unwanted field: voice_id
          text2video      | {"model":"viduq1","prompt":"p","subjects":[{"name":"a"}]}         | unwanted field: subjects
          text2video      | {"model":"viduq1","prompt":"p","aspect_ratio":"4:3"}              | invalid field: aspect_ratio
          text2video      | {"model":"viduq3-pro","prompt":"p","aspect_ratio":"21:9"}         | invalid field: aspect_ratio
          text2video      | {"model":"viduq1","prompt":"p","duration":5.0}                    | invalid field: duration
          text2video      | {"model":"viduq1","prompt":"p","duration":"5"}                    | invalid field: duration
          text2video      | {"model":"viduq1","prompt":"p","resolution":"1080P"}              | invalid field: resolution
          text2video      | {"model":"viduq1","prompt":"p","movement_amplitude":"huge","bgm":"no"} | invalid field: bgm, movement_amplitude
          text2video      | {"model":"viduq1","prompt":"p","seed":-1}                         | invalid field: seed
          text2video      | {"model":"viduq1","prompt":"p","seed":2147483648}                 | invalid field: seed
          text2video      | {"model":"viduq1","prompt":"p","wm_position":5}                   | invalid field: wm_position
          text2video      | {"model":"viduq1","prompt":"p","meta_data":"{"}                   | invalid field: meta_data
          text2video      | {"model":"viduq1","prompt":"p","payload":7}                       | invalid field: payload
          text2video      | {"model":"viduq1","prompt":"p","audio":true}                      | invalid field: audio
          text2video      | {"model":"viduq3-pro","prompt":"p","audio":false,"off_peak":true} | invalid field: off_peak
          img2video       | {"model":"viduq2-pro","images":["http://a"],"audio":true,"off_peak":true} | invalid field: off_peak
          img2video       | {"model":"viduq2-pro","images":["http://a"],"audio_type":"loud"}  | invalid field: audio_type
          """)
  void the_reason_names_every_field_of_its_kind(String operation, String body, String message) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> order(operation, body));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.answer().status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text2video      | {"model":"viduq1","prompt":"p","images":null,"callback_url":"","seed":0}
          text2video      | {"model":"viduq1","prompt":"p","no_such_field":1}
          text2video      | {"model":"viduq1","prompt":"p","audio":false,"style":"anime","bgm":true}
          text2video      | {"model":"viduq3-pro","prompt":"p","off_peak":true,"aspect_ratio":"4:3"}
          img2video       | {"model":"viduq2-pro","images":["data:image/png;base64,iVBORw0KGgo="],"audio":true,"audio_type":"speech_only","voice_id":"v"}
          start-end2video | {"model":"viduq2-turbo","images":["data:image/png;base64,iVBORw0KGgo=","data:image/jpeg;base64,/9j/4AAQ"],"bgm":true,"is_rec":true}
          start-end2video | {"model":"viduq3-turbo","images":["http://a","http://b"],"audio":false}
          """)
  void an_order_by_the_book_is_accepted(String operation, String body) {
    assertThat(order(operation, body).seed()).isPositive();
  }

  @Test
  void defaults_are_those_of_the_model() {
    ViduOrder third = order("text2video", "{\"model\":\"viduq3-turbo\",\"prompt\":\"p\"}");
    assertThat(third.seconds()).isEqualTo(5);
    assertThat(third.resolution()).isEqualTo("720p");
    assertThat(third.hasSound()).isTrue();
    ViduOrder old = order("text2video", "{\"model\":\"vidu1.5\",\"prompt\":\"p\"}");
    assertThat(old.seconds()).isEqualTo(4);
    assertThat(old.resolution()).isEqualTo("360p");
    assertThat(old.aspectRatio()).isEqualTo("16:9");
    assertThat(old.hasSound()).isFalse();
  }

  @Test
  void a_seed_is_kept() {
    String body = "{\"model\":\"viduq1\",\"prompt\":\"p\",\"seed\":42}";
    assertThat(order("text2video", body).seed()).isEqualTo(42);
  }

  @Test
  void off_peak_costs_half_and_a_recommended_prompt_ten_more() {
    String body = "{\"model\":\"viduq3-pro\",\"prompt\":\"p\",\"duration\":4,\"off_peak\":true}";
    assertThat(order("text2video", body).credits()).isEqualTo(40);
    String turbo =
        "{\"model\":\"viduq3-turbo\",\"prompt\":\"p\",\"resolution\":\"1080p\",\"off_peak\":true}";
    assertThat(order("text2video", turbo).credits()).isEqualTo(35);
    String image = "{\"model\":\"viduq1\",\"images\":[\"http://a\"],\"is_rec\":true}";
    assertThat(order("img2video", image).credits()).isEqualTo(90);
  }

  @Test
  void a_prompt_may_have_5000_characters() {
    JsonObject body = ViduClient.order("字".repeat(5000));
    assertThat(order("text2video", body.encode()).prompt()).hasSize(5000);
    body.put("prompt", "字".repeat(5001));
    assertThat(catchThrowableOfType(Refusal.class, () -> order("text2video", body.encode())))
        .hasMessage("invalid field: prompt");
  }

  @Test
  void strictness_about_fields_can_be_set() {
    String misplaced = "{\"model\":\"viduq1\",\"images\":[\"http://a\"],\"style\":\"anime\"}";
    knobs.apply(new JsonObject().put("strict_fields", false));
    assertThat(order("img2video", misplaced).model()).isEqualTo("viduq1");
    knobs.apply(new JsonObject().put("refuse_unknown_fields", true));
    String unknown = "{\"model\":\"viduq1\",\"images\":[\"http://a\"],\"no_such_field\":1}";
    assertThat(catchThrowableOfType(Refusal.class, () -> order("img2video", unknown)))
        .hasMessage("unwanted field: no_such_field");
  }

  @Test
  void a_retired_model_is_unavailable() {
    knobs.apply(new JsonObject().put("retired_models", new JsonArray().add("viduq1")));
    String body = "{\"model\":\"viduq1\",\"prompt\":\"p\"}";
    assertThat(catchThrowableOfType(Refusal.class, () -> order("text2video", body)).code())
        .isEqualTo("ModelUnavailable");
  }

  private ViduOrder order(String operation, String model, int seconds, String resolution) {
    Operation known = Operation.ofWord(operation).orElseThrow();
    JsonObject body =
        new JsonObject()
            .put("model", model)
            .put("prompt", "p")
            .put("duration", seconds)
            .put("resolution", resolution);
    if (known.images() > 0) {
      JsonArray images = new JsonArray();
      for (int count = 0; count < known.images(); count++) {
        images.add("https://example.com/" + count + ".png");
      }
      body.put("images", images);
    }
    return rules.order(known, body);
  }

  private ViduOrder order(String operation, String body) {
    return rules.order(Operation.ofWord(operation).orElseThrow(), new JsonObject(body));
  }
}
