package io.filmgate.spi.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Problem;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureLimitsTest {
  private static final PictureLimits LIMITS =
      PictureLimits.of("JPEG", "PNG").bytes(1000).sides(300, 4000).ratioUpTo(new BigDecimal("2.5"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300  | 300  | ",
        "4000 | 1600 | ",
        "299  | 300  | p must have sides of at least 300 pixels, not 299x300",
        "1601 | 4001 | p must have sides of at most 4000 pixels, not 1601x4001",
        "751  | 300  | p must have a longer side of at most 2.5 times the shorter, not 751x300"
      })
  void each_limit_is_included(int width, int height, String problem) {
    List<String> expected = problem == null ? List.of() : List.of(problem);

    assertThat(messages(LIMITS, png(width, height, 33))).isEqualTo(expected);
  }

  @Test
  void a_ratio_may_be_left_out_of_the_limit() {
    PictureLimits limits = PictureLimits.of("PNG").ratioBelow(BigDecimal.valueOf(4));

    assertThat(messages(limits, png(399, 100, 33))).isEmpty();
    assertThat(messages(limits, png(100, 400, 33)))
        .containsExactly("p must have a longer side of less than 4 times the shorter, not 100x400");
  }

  @Test
  void all_that_is_wrong_is_told() {
    assertThat(messages(LIMITS, png(5000, 200, 1001)))
        .containsExactly(
            "p must have at most 1000 bytes, not 1001",
            "p must have sides of at least 300 pixels, not 5000x200",
            "p must have sides of at most 4000 pixels, not 5000x200",
            "p must have a longer side of at most 2.5 times the shorter, not 5000x200");
  }

  @Test
  void another_format_and_a_damaged_header_are_told() {
    ImageInput webp = new ImageInput.Inline("UklGRiQAAABXRUJQ", "image/webp");

    assertThat(messages(LIMITS, webp)).containsExactly("p must be a JPEG or PNG, not a WebP");
    assertThat(messages(LIMITS, new ImageInput.Inline("/9j/4AAQ", "image/jpeg")))
        .containsExactly("p must be a JPEG or PNG whose header tells its dimensions");
  }

  @Test
  void an_address_is_for_the_vendor_to_look_at() {
    assertThat(LIMITS.check(new ImageInput.Url("https://example.com/a.webp"), "p")).isEmpty();
  }

  @Test
  void a_format_that_does_not_exist_is_an_authors_mistake() {
    assertThatThrownBy(() -> PictureLimits.of("GIF"))
        .hasMessage("formats must be of JPEG, PNG and WebP, not [GIF]");
  }

  private static List<String> messages(PictureLimits limits, ImageInput picture) {
    return limits.check(picture, "p").stream().map(Problem::message).toList();
  }

  private static ImageInput png(int width, int height, int bytes) {
    byte[] picture =
        ByteBuffer.allocate(bytes)
            .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452"))
            .putInt(width)
            .putInt(height)
            .array();
    return new ImageInput.Inline(Base64.getEncoder().encodeToString(picture), "image/png");
  }
}
