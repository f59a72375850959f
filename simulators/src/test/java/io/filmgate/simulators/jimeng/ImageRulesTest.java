package io.filmgate.simulators.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.simulators.jimeng.ImageRules.WrongImage;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRulesTest {

  private final JimengRules rules = new JimengRules();

  @ParameterizedTest
  @CsvSource({"320, 320", "960, 320", "4096, 1366", "1366, 4096"})
  void an_image_within_the_limits_is_taken(int width, int height) {
    assertThat(first(Images.base64("png", width, height))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"319, 400", "400, 319", "4097, 2000", "961, 320"})
  void an_image_beyond_the_limits_is_refused(int width, int height) {
    assertThatThrownBy(() -> first(Images.base64("png", width, height)))
        .isInstanceOf(WrongImage.class);
  }

  @Test
  void only_jpeg_and_png_are_read() {
    assertThat(first(Images.base64("jpeg", 400, 400))).isNotNull();
    assertThatThrownBy(() -> first(Images.base64("bmp", 400, 400))).hasMessageContaining("JPEG");
    assertThatThrownBy(() -> first("/9j/4AAQSkZJRg==")).isInstanceOf(WrongImage.class);
  }

  @Test
  void an_image_of_more_than_4_7_megabytes_is_refused() {
    byte[] large = new byte[4 * 1024 * 1024 + 700 * 1024 + 1];
    assertThatThrownBy(() -> first(Base64.getEncoder().encodeToString(large)))
        .hasMessage("more than 4.7 MB");
  }

  @Test
  void first_and_last_frame_have_the_same_shape() {
    String wide = Images.base64("png", 1280, 720);
    assertThat(both(wide, Images.base64("jpeg", 640, 360))).isNotNull();
    assertThatThrownBy(() -> both(wide, Images.base64("png", 720, 720)))
        .isInstanceOf(WrongImage.class);
  }

  @Test
  void a_mimic_wants_at_least_480_lines() {
    assertThat(mimic(Images.base64("png", 480, 480))).isNotNull();
    assertThatThrownBy(() -> mimic(Images.base64("png", 479, 480))).isInstanceOf(WrongImage.class);
    assertThatThrownBy(() -> mimic(Images.base64("png", 1921, 1000)))
        .isInstanceOf(WrongImage.class);
  }

  @ParameterizedTest
  @CsvSource({"3300, 1100, 1504, 640", "936, 1664, 704, 1248", "500, 510, 960, 960"})
  void the_image_decides_the_shape(int width, int height, int videoWidth, int videoHeight) {
    VideoShape shape = first(Images.base64("png", width, height)).shape();
    assertThat(shape.width()).isEqualTo(videoWidth);
    assertThat(shape.height()).isEqualTo(videoHeight);
  }

  private JimengOrder first(String image) {
    return order(body("jimeng_i2v_first_v30").put("binary_data_base64", JsonArray.of(image)));
  }

  private JimengOrder both(String first, String last) {
    return order(
        body("jimeng_i2v_first_tail_v30").put("binary_data_base64", JsonArray.of(first, last)));
  }

  private JimengOrder mimic(String image) {
    return order(
        body("jimeng_dreamactor_m20_gen_video")
            .put("binary_data_base64", JsonArray.of(image))
            .put("video_url", "http://a.example"));
  }

  private JimengOrder order(JsonObject body) {
    return rules.order(body, false);
  }

  private static JsonObject body(String reqKey) {
    return new JsonObject().put("req_key", reqKey).put("prompt", "p");
  }
}
