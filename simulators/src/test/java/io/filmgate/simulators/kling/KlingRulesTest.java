package io.filmgate.simulators.kling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlingRulesTest {

  private static final String TEXT = "text2video";
  private static final String IMAGE = "image2video";

  private final KlingRules rules = new KlingRules();

  @ParameterizedTest
  @CsvSource({
    "text2video, kling-v1, std, 5, 1",
    "text2video, kling-v1, pro, 10, 7",
    "text2video, kling-v1-6, std, 5, 2",
    "text2video, kling-v1-6, pro, 10, 7",
    "text2video, kling-v2-master, std, 5, 10",
    "text2video, kling-v2-1-master, pro, 10, 20",
    "text2video, kling-v2-5-turbo, std, 5, 1.5",
    "text2video, kling-v2-5-turbo, pro, 10, 5",
    "text2video, kling-v2-6, std, 5, 1.5",
    "text2video, kling-v3, std, 3, 1.8",
    "text2video, kling-v3, pro, 15, 12",
    "text2video, kling-v3, 4k, 4, 12",
    "image2video, kling-v1, std, 10, 2",
    "image2video, kling-v1-5, std, 5, 2",
    "image2video, kling-v1-5, pro, 10, 7",
    "image2video, kling-v1-6, pro, 5, 3.5",
    "image2video, kling-v2-master, pro, 10, 20",
    "image2video, kling-v2-1, std, 5, 2",
    "image2video, kling-v2-1, pro, 5, 3.5",
    "image2video, kling-v2-1-master, std, 5, 10",
    "image2video, kling-v2-5-turbo, pro, 5, 2.5",
    "image2video, kling-v2-6, pro, 5, 2.5",
    "image2video, kling-v3, 4k, 15, 45"
  })
  void the_map_allows_it_and_has_a_price(
      String operation, String model, String mode, int seconds, String units) {
    KlingOrder order = order(operation, body(operation, model, mode, seconds));
    assertThat(order.units()).isEqualByComparingTo(units);
    assertThat(order.model()).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource({
    "text2video, kling-v1-5, std, 5, kling-v1-5 is not supported with text2video",
    "text2video, kling-v2-1, std, 5, kling-v2-1 is not supported with text2video",
    "text2video, kling-v1, 4k, 5, kling-v1 is not supported with mode 4k",
    "text2video, kling-v2-6, 4k, 5, kling-v2-6 is not supported with mode 4k",
    "text2video, kling-v1, std, 6, duration value '6' is invalid",
    "text2video, kling-v2-6, pro, 15, duration value '15' is invalid",
    "text2video, kling-v3, std, 2, duration value '2' is invalid",
    "text2video, kling-v3, std, 16, duration value '16' is invalid",
    "text2video, kling-v1, fast, 5, mode value 'fast' is invalid",
    "text2video, kling-video-o1, pro, 5, model_name value 'kling-video-o1' is invalid",
    "image2video, kling-v3-omni, pro, 5, model_name value 'kling-v3-omni' is invalid",
    "image2video, kling-v2-1, 4k, 5, kling-v2-1 is not supported with mode 4k"
  })
  void the_map_does_not_allow_it(
      String operation, String model, String mode, int seconds, String message) {
    assertThat(refusal(operation, body(operation, model, mode, seconds))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "kling-v1, std, 5, true",
    "kling-v1, pro, 5, true",
    "kling-v1, std, 10, false",
    "kling-v1-5, pro, 10, true",
    "kling-v1-5, std, 5, false",
    "kling-v1-6, pro, 5, true",
    "kling-v1-6, std, 5, false",
    "kling-v2-master, pro, 5, false",
    "kling-v2-1, pro, 10, true",
    "kling-v2-1, std, 5, false",
    "kling-v2-1-master, pro, 5, false",
    "kling-v2-5-turbo, pro, 5, true",
    "kling-v2-5-turbo, std, 5, false",
    "kling-v2-6, pro, 5, true",
    "kling-v2-6, std, 5, false",
    "kling-v3, std, 7, true",
    "kling-v3, 4k, 3, true"
  })
  void start_and_end_frame(String model, String mode, int seconds, boolean isAllowed) {
    JsonObject body = body(IMAGE, model, mode, seconds).put("image_tail", "https://b.example");
    check(IMAGE, body, isAllowed, model + " is not supported with image_tail");
  }

  @ParameterizedTest
  @CsvSource({
    "kling-v1, pro, 5, false",
    "kling-v1-5, pro, 5, true",
    "kling-v1-5, std, 5, false",
    "kling-v1-6, pro, 10, true",
    "kling-v2-1, pro, 5, false",
    "kling-v2-6, pro, 5, false",
    "kling-v3, pro, 5, false"
  })
  void end_frame_alone(String model, String mode, int seconds, boolean isAllowed) {
    JsonObject body = body(IMAGE, model, mode, seconds).put("image_tail", "https://b.example");
    body.remove("image");
    check(IMAGE, body, isAllowed, model + " is not supported with image_tail without image");
  }

  @ParameterizedTest
  @CsvSource({
    "kling-v1, std, 5, true",
    "kling-v1, pro, 5, true",
    "kling-v1, std, 10, false",
    "kling-v1-5, pro, 5, true",
    "kling-v1-5, std, 5, false",
    "kling-v1-6, pro, 5, false",
    "kling-v3, pro, 5, false"
  })
  void motion_brush(String model, String mode, int seconds, boolean isAllowed) {
    JsonObject body = body(IMAGE, model, mode, seconds).put("static_mask", "https://m.example");
    check(IMAGE, body, isAllowed, model + " is not supported with motion brush");
  }

  @ParameterizedTest
  @CsvSource({
    "text2video, kling-v1, std, 5, down_back, true",
    "text2video, kling-v1, pro, 5, down_back, false",
    "text2video, kling-v1, std, 10, down_back, false",
    "image2video, kling-v1, std, 5, down_back, false",
    "image2video, kling-v1-5, pro, 5, simple, true",
    "image2video, kling-v1-5, pro, 5, forward_up, false",
    "image2video, kling-v1-5, std, 5, simple, false",
    "text2video, kling-v1-6, std, 5, simple, false",
    "text2video, kling-v3, std, 5, simple, false"
  })
  void camera(
      String operation, String model, String mode, int seconds, String type, boolean isAllowed) {
    JsonObject camera = new JsonObject().put("type", type);
    if (type.equals("simple")) {
      camera.put("config", new JsonObject().put("zoom", 5).put("pan", 0));
    }
    JsonObject body = body(operation, model, mode, seconds).put("camera_control", camera);
    check(operation, body, isAllowed, model + " is not supported with camera control");
  }

  @ParameterizedTest
  @CsvSource({
    "kling-v1, std, false",
    "kling-v2-5-turbo, pro, false",
    "kling-v2-6, std, false",
    "kling-v2-6, pro, true",
    "kling-v3, std, true"
  })
  void sound(String model, String mode, boolean isAllowed) {
    JsonObject body = body(TEXT, model, mode, 5).put("sound", "on");
    check(TEXT, body, isAllowed, model + " is not supported with sound");
  }

  @ParameterizedTest
  @CsvSource({"kling-v1, true", "kling-v1-6, true", "kling-v2-5-turbo, false", "kling-v3, true"})
  void guidance_scale(String model, boolean isAllowed) {
    JsonObject body = body(TEXT, model, "std", 5).put("cfg_scale", 0.5);
    check(TEXT, body, isAllowed, model + " is not supported with cfg_scale");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text2video  | {}                                                              | prompt is required
          text2video  | {"prompt":null}                                                 | prompt is required
          text2video  | {"prompt":7}                                                    | prompt value '7' is invalid
          image2video | {"prompt":"p"}                                                  | image or image_tail is required
          image2video | {"model_name":"kling-v3","image":"http://a"}                    | prompt is required
          image2video | {"image":"data:image/png;base64,AAAA"}                          | File is not in a valid base64 format
          image2video | {"image":"not base64!"}                                         | File is not in a valid base64 format
          text2video  | {"prompt":"p","aspect_ratio":"4:3"}                             | aspect_ratio value '4:3' is invalid
          text2video  | {"prompt":"p","duration":5.5}                                   | duration value '5.5' is invalid
          text2video  | {"prompt":"p","duration":"five"}                                | duration value 'five' is invalid
          text2video  | {"prompt":"p","cfg_scale":1.1}                                  | cfg_scale value '1.1' is invalid
          text2video  | {"prompt":"p","sound":true}                                     | sound value 'Boolean' is invalid
          text2video  | {"prompt":"p","external_task_id":7}                             | external_task_id value '7' is invalid
          text2video  | {"prompt":"p","watermark_info":{"enabled":"yes"}}               | enabled value 'yes' is invalid
          text2video  | {"prompt":"p","camera_control":{"type":"simple"}}               | camera_control.config is required
          text2video  | {"prompt":"p","camera_control":{"type":"sideways"}}             | type value 'sideways' is invalid
          text2video  | {"prompt":"p","camera_control":{"type":"simple","config":{"pan":1,"zoom":1}}} | camera_control.config needs exactly one value other than 0
          text2video  | {"prompt":"p","camera_control":{"type":"simple","config":{"pan":0}}} | camera_control.config needs exactly one value other than 0
          text2video  | {"prompt":"p","camera_control":{"type":"simple","config":{"pan":11}}} | camera_control.config.pan must be between -10 and 10
          text2video  | {"prompt":"p","camera_control":{"type":"down_back","config":{"pan":1}}} | camera_control.config is only for type simple
          image2video | {"image":"http://a","image_tail":"http://b","static_mask":"http://m"} | image_tail, static_mask/dynamic_masks and camera_control exclude each other
          image2video | {"image":"http://a","static_mask":"http://m","camera_control":{"type":"down_back"}} | image_tail, static_mask/dynamic_masks and camera_control exclude each other
          image2video | {"image":"http://a","dynamic_masks":[{"mask":"http://m"}]}      | dynamic_masks.trajectories is required
          image2video | {"image":"http://a","dynamic_masks":[{"trajectories":[{"x":1,"y":1}]}]} | dynamic_masks.mask is required
          image2video | {"image":"http://a","dynamic_masks":[{"mask":"http://m","trajectories":[{"x":1,"y":1}]}]} | dynamic_masks.trajectories has fewer than 2 points
          image2video | {"image":"http://a","dynamic_masks":[{},{},{},{},{},{},{}]}     | dynamic_masks has more than 6 items
          image2video | {"model_name":"kling-v2-6","mode":"pro","image":"http://a","image_tail":"http://b","sound":"on"} | kling-v2-6 is not supported with image_tail and sound
          image2video | {"model_name":"kling-v2-6","mode":"pro","image":"http://a","voice_list":[{"voice_id":"v"}]} | voice_list needs sound on
          image2video | {"model_name":"kling-v2-6","image":"http://a","voice_list":[{"voice_id":"v"}]} | kling-v2-6 is not supported with voice_list
          text2video  | {"model_name":"kling-v3","prompt":"p","sound":"on","voice_list":[{"voice_id":"v"}]} | kling-v3 is not supported with voice_list
          image2video | {"model_name":"kling-v3","prompt":"p","image":"http://a","sound":"on","voice_list":[{"voice_id":"v"},{"voice_id":"v"},{"voice_id":"v"}]} | voice_list has more than 2 items
          image2video | {"model_name":"kling-v3","prompt":"p","image":"http://a","sound":"on","voice_list":[{"voice_id":"v"}],"element_list":[{"element_id":1}]} | element_list and voice_list exclude each other
          image2video | {"model_name":"kling-v2-6","image":"http://a","element_list":[{"element_id":1}]} | kling-v2-6 is not supported with element_list
          text2video  | {"prompt":"p","multi_shot":true,"shot_type":"intelligence"}     | kling-v1 is not supported with multi_shot
          text2video  | {"model_name":"kling-v3","multi_shot":true}                     | shot_type is required when multi_shot is true
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"intelligence"} | prompt is required
          text2video  | {"model_name":"kling-v3","multi_shot":"true","shot_type":"customize"} | multi_prompt is required when shot_type is customize
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"customize","multi_prompt":[{"index":1,"prompt":"p","duration":"4"}]} | the sum of multi_prompt.duration must equal duration
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"customize","multi_prompt":[{"index":1,"prompt":"p","duration":"0"}]} | multi_prompt.duration must be at least 1
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"customize","multi_prompt":[{"prompt":"p","duration":"5"}]} | multi_prompt needs index and prompt
          """)
  void the_first_mistake_is_named(String operation, String body, String message) {
    assertThat(refusal(operation, new JsonObject(body))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text2video  | {"prompt":"p","model":"kling-v3","seed":7,"no_such_key":{}}     | kling-v1
          text2video  | {"prompt":"p","model_name":"","mode":null,"duration":"","external_task_id":""} | kling-v1
          text2video  | {"prompt":"p","duration":10}                                    | kling-v1
          image2video | {"image":"/9j/4AAQ","aspect_ratio":"no matter"}                 | kling-v1
          image2video | {"model_name":"kling-v1","mode":"pro","duration":"5","image":"http://a","prompt":"宇航员站起身走了","cfg_scale":0.5,"static_mask":"http://m","dynamic_masks":[{"mask":"http://d","trajectories":[{"x":279,"y":219},{"x":417,"y":65}]}]} | kling-v1
          text2video  | {"model_name":"kling-v3","prompt":"","multi_shot":true,"shot_type":"customize","multi_prompt":[{"index":1,"prompt":"sunrise","duration":"4"},{"index":2,"prompt":"seagulls","duration":"3"},{"index":3,"prompt":"waves","duration":"3"}],"duration":"10","mode":"pro","sound":"on","aspect_ratio":"16:9"} | kling-v3
          text2video  | {"model_name":"kling-v1","prompt":"a street","mode":"std","duration":"5","camera_control":{"type":"simple","config":{"horizontal":0,"vertical":0,"pan":0,"tilt":0,"roll":0,"zoom":5}}} | kling-v1
          image2video | {"model_name":"kling-v3","prompt":"p","image":"http://a","element_list":[{"element_id":829836802793406551}]} | kling-v3
          image2video | {"model_name":"kling-v2-6","mode":"pro","image":"http://a","sound":"on","voice_list":[{"voice_id":"v"}]} | kling-v2-6
          """)
  void an_order_by_the_book_is_accepted(String operation, String body, String model) {
    assertThat(order(operation, new JsonObject(body)).model()).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource({
    "kling-v1, std, 16:9, 5, 1280, 720, 153, 30",
    "kling-v1-6, pro, 9:16, 10, 1080, 1920, 241, 24",
    "kling-v2-6, std, 1:1, 5, 720, 720, 121, 24",
    "kling-v3, 4k, 16:9, 3, 3840, 2160, 73, 24"
  })
  void the_video_is_as_large_and_as_long_as_ordered(
      String model,
      String mode,
      String ratio,
      int seconds,
      int width,
      int height,
      int frames,
      int rate) {
    JsonObject body = body(TEXT, model, mode, seconds).put("aspect_ratio", ratio);
    assertThat(order(TEXT, body).shape()).isEqualTo(new VideoShape(width, height, frames, rate));
  }

  @Test
  void sound_and_voice_have_prices_of_their_own() {
    JsonObject body = body(IMAGE, "kling-v3", "std", 5).put("sound", "on");
    assertThat(order(IMAGE, body).units()).isEqualByComparingTo("4.5");
    body.put("voice_list", new JsonArray().add(new JsonObject().put("voice_id", "v")));
    assertThat(order(IMAGE, body).units()).isEqualByComparingTo("5.5");
  }

  @Test
  void a_prompt_may_have_2500_characters() {
    JsonObject body = body(TEXT, "kling-v1", "std", 5).put("prompt", "字".repeat(2500));
    assertThat(order(TEXT, body).prompt()).hasSize(2500);
    body.put("prompt", "字".repeat(2501));
    assertThat(refusal(TEXT, body)).isEqualTo("prompt is longer than 2500 characters");
    body.put("prompt", "p").put("negative_prompt", "字".repeat(2501));
    assertThat(refusal(TEXT, body)).isEqualTo("negative_prompt is longer than 2500 characters");
  }

  @Test
  void an_image_of_more_than_ten_megabytes_is_refused() {
    JsonObject body =
        body(IMAGE, "kling-v1", "std", 5).put("image", "A".repeat((10 * 1024 * 1024 + 3) / 3 * 4));
    assertThat(refusal(IMAGE, body)).isEqualTo("image is larger than 10 MB");
  }

  private void check(String operation, JsonObject body, boolean isAllowed, String message) {
    if (isAllowed) {
      assertThat(order(operation, body).units()).isPositive();
    } else {
      assertThat(refusal(operation, body)).isEqualTo(message);
    }
  }

  private static JsonObject body(String operation, String model, String mode, int seconds) {
    JsonObject body =
        new JsonObject()
            .put("model_name", model)
            .put("mode", mode)
            .put("duration", Integer.toString(seconds))
            .put("prompt", "p");
    return operation.equals(IMAGE) ? body.put("image", "https://a.example") : body;
  }

  private KlingOrder order(String operation, JsonObject body) {
    return rules.order(Operation.ofWord(operation).orElseThrow(), body);
  }

  private String refusal(String operation, JsonObject body) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> order(operation, body));
    assertThat(refusal).as("refusal of " + body).isNotNull();
    assertThat(refusal.code()).isEqualTo("1201");
    assertThat(refusal.answer().status()).isEqualTo(400);
    return refusal.getMessage();
  }
}
