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
    "start-end2video, vidu2.0, 8, 720p, 100",
    "reference2video, viduq3-mix, 2, 1080p, 58",
    "reference2video, viduq3-turbo, 3, 540p, 12",
    "reference2video, viduq3, 16, 720p, 192",
    "reference2video, viduq2-pro, 10, 720p, 120",
    "reference2video, viduq2, 10, 540p, 28",
    "reference2video, viduq1, 5, 1080p, 80",
    "reference2video, vidu2.0, 4, 360p, 20",
    "reference2video, vidu1.5, 8, 720p, 400"
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
    "start-end2video, viduq1, 5, 540p, resolution",
    "reference2video, viduq3-pro, 5, 720p, model",
    "reference2video, viduq3-mix, 5, 540p, resolution",
    "reference2video, viduq3, 2, 720p, duration",
    "reference2video, vidu2.0, 4, 1080p, resolution",
    "reference2video, viduq2, 0, 720p, duration"
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
          text2video      | {"model":"vidu1.5","prompt":"p","off_peak":true}                  | invalid field: off_peak
          reference2video | {"model":"viduq3","prompt":"p"}                                   | field is missing or empty: images
          reference2video | {"model":"vidu1.5","prompt":"p","images":["http://a","http://a","http://a","http://a"]} | field item count out of range: images
          reference2video | {"model":"viduq2-pro","prompt":"p","images":["http://a","http://a","http://a","http://a","http://a"],"videos":["http://v"]} | field item count out of range: images
          reference2video | {"model":"viduq2","prompt":"p","images":["http://a"],"videos":["http://v"]} | field item count out of range: videos
          reference2video | {"model":"viduq2-pro","prompt":"p","images":["http://a"],"videos":["v"]} | invalid field: videos
          reference2video | {"model":"viduq2","prompt":"p","images":["http://a"],"audio":true} | invalid field: audio
          reference2video | {"model":"viduq3","prompt":"p","images":["http://a"],"voice_id":"v"} | unwanted field: voice_id
          reference2video | {"model":"viduq3","prompt":"p","images":["http://a"],"subjects":[{"name":"a","server_id":"s"}]} | unwanted field: images
          reference2video | {"model":"viduq3-mix","prompt":"p","subjects":[{"name":"a","server_id":"s"}]} | invalid field: model
          reference2video | {"model":"viduq3-mix","prompt":"p","images":["http://a"],"off_peak":true} | invalid field: off_peak
          reference2video | {"model":"viduq3","prompt":"p","subjects":[{"server_id":"s"}]}    | field is missing or empty: subjects.name
          reference2video | {"model":"viduq3","prompt":"p","subjects":[{"name":"a"}]}         | invalid field: subjects
          reference2video | {"model":"viduq3","prompt":"p","subjects":[{"name":"a","images":["http://a","http://a","http://a","http://a"]}]} | field item count out of range: subjects
          reference2video | {"model":"viduq3","prompt":"p","subjects":[{"name":"a","videos":["http://v"]}]} | field item count out of range: subjects
          reference2video | {"model":"viduq1","prompt":"p","images":["http://a"],"aspect_ratio":"4:3"} | invalid field: aspect_ratio
          multiframe      | {"model":"viduq2-pro","image_settings":[{"key_image":"http://a"}]} | field is missing or empty: start_image
          multiframe      | {"model":"viduq2-pro","start_image":"http://a","image_settings":[{"key_image":"http://a"}]} | field item count out of range: image_settings
          multiframe      | {"model":"viduq2-pro","start_image":"http://a","image_settings":[{"key_image":"http://a"},{"prompt":"p"}]} | field is missing or empty: image_settings.key_image
          multiframe      | {"model":"viduq2-pro","start_image":"http://a","image_settings":[{"key_image":"http://a"},{"key_image":"http://a","duration":8}]} | invalid field: duration
          multiframe      | {"model":"viduq1","start_image":"http://a","image_settings":[{"key_image":"http://a"},{"key_image":"http://a"}]} | invalid field: model
          extend          | {"model":"viduq2-pro"}                                            | field is missing or empty: video_creation_id
          extend          | {"model":"viduq2-pro","video_url":"v"}                            | invalid field: video_url
          extend          | {"model":"viduq2-pro","video_url":"http://v","duration":8}        | invalid field: duration
          extend          | {"model":"viduq2-pro","video_url":"http://v","seed":7}            | unwanted field: seed
          template        | {"images":["http://a"]}                                           | field is missing or empty: template
          template        | {"template":"hugging","images":["http://a"],"model":"viduq1"}     | unwanted field: model
          template-story  | {"story":"snow_white","images":["http://a"]}                      | invalid field: story
          lip-sync        | {"video_url":"http://v"}                                          | field is missing or empty: audio_url
          lip-sync        | {"video_url":"http://v","text":"hm"}                              | invalid field: text
          lip-sync        | {"video_url":"http://v","text":"hello","speed":3,"volume":11}     | invalid field: speed, volume
          upscale-new     | {"video_url":"http://v","upscale_resolution":"3K"}                | invalid field: upscale_resolution
          upscale         | {"model":"vidu1.0","creation_id":"7","payload":"p"}               | unwanted field: payload
          trending-replicate | {"video_url":"http://v","images":["http://a"],"payload":"p"}   | unwanted field: payload
          ad-one-click    | {"images":["http://a"],"duration":7}                              | invalid field: duration
          ad-one-click    | {"images":["http://a"],"language":"fr"}                           | invalid field: language
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
          reference2video | {"model":"viduq3-mix","prompt":"p","images":["http://a"],"aspect_ratio":"21:9"}
          reference2video | {"model":"viduq2-pro","prompt":"p","images":["http://a"],"videos":["http://v"],"duration":0,"aspect_ratio":"auto"}
          reference2video | {"model":"viduq2","prompt":"p","subjects":[{"name":"a","images":["http://a"],"voice_id":"v"}],"audio":true,"audio_type":"all"}
          reference2video | {"model":"viduq2-pro","prompt":"p","subjects":[{"name":"a","videos":["http://v"]},{"name":"b","server_id":"s"}],"auto_subjects":true}
          multiframe      | {"model":"viduq2-pro","start_image":"http://a","image_settings":[{"key_image":"http://a"},{"key_image":"http://a","prompt":"p","duration":7}],"watermark":true}
          extend          | {"model":"viduq2-turbo","video_url":"http://v","images":["http://a"],"duration":1,"prompt":"p"}
          template        | {"template":"hugging","images":["http://a","http://b"],"seed":3,"area":"x"}
          template-story  | {"story":"pigsy","images":["http://a"]}
          lip-sync        | {"video_url":"http://v","text":"hello","speed":0.5}
          upscale-new     | {"video_url":"http://v"}
          upscale         | {"model":"vidu1.0","creation_id":"7"}
          trending-replicate | {"video_url":"http://v","images":["http://a"],"aspect_ratio":"3:4"}
          ad-one-click    | {"images":["http://a"],"duration":60}
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
    String reference =
        "{\"model\":\"viduq3\",\"prompt\":\"p\",\"images\":[\"http://a\"],\"resolution\":\"1080p\",\"off_peak\":true}";
    assertThat(order("reference2video", reference).credits()).isEqualTo(35);
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
    if (known.takes("images")) {
      body.put("images", new JsonArray().add("https://example.com/a.png"));
    }
    if (operation.equals("start-end2video")) {
      body.getJsonArray("images").add("https://example.com/b.png");
    }
    return rules.order(known, body);
  }

  private ViduOrder order(String operation, String body) {
    return rules.order(Operation.ofWord(operation).orElseThrow(), new JsonObject(body));
  }
}
