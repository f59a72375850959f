package io.filmgate.simulators.kling;

import static io.filmgate.simulators.kling.KlingOrders.IMAGE;
import static io.filmgate.simulators.kling.KlingOrders.TEXT;
import static io.filmgate.simulators.kling.KlingOrders.body;
import static io.filmgate.simulators.kling.KlingOrders.order;
import static io.filmgate.simulators.kling.KlingOrders.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the map of models allows, and what it costs. */
class KlingMapTest {

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

  private void check(String operation, JsonObject body, boolean isAllowed, String message) {
    if (isAllowed) {
      assertThat(order(operation, body).units()).isPositive();
    } else {
      assertThat(refusal(operation, body)).isEqualTo(message);
    }
  }
}
