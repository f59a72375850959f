package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {
  private static final List<String> RATIOS =
      List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "auto");

  @ParameterizedTest
  @CsvSource({
    "1920x1080,16:9",
    "1280X720,16:9",
    "854*480,16:9",
    "1920×1088,16:9",
    "1080x1920,9:16",
    "1024x1024,1:1",
    "1440x1080,4:3",
    "1280x1024,4:3",
    "720x480,4:3",
    "1248x1664,3:4",
    "2560x1080,21:9",
    "2176x928,21:9",
    "16:9,16:9"
  })
  void the_nearest_ratio_is_found(String size, String ratio) {
    assertThat(Size.parse(size).orElseThrow().nearestRatio(RATIOS, 0.15)).contains(ratio);
  }

  @Test
  void a_ratio_that_is_too_far_off_is_none() {
    assertThat(Size.pixels(1000, 300).nearestRatio(RATIOS, 0.15)).isEmpty();
  }

  @Test
  void the_shorter_side_names_the_tier() {
    List<String> tiers = List.of("360p", "720p", "1080p");
    assertThat(Size.pixels(1920, 1080).nearestTier(tiers)).contains("1080p");
    assertThat(Size.pixels(720, 1280).nearestTier(tiers)).contains("720p");
    assertThat(Size.parse("16:9").orElseThrow().nearestTier(tiers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1920",
        "1920x",
        "0x1080",
        "1920x1080x2",
        "1080p",
        "100000x1",
        "-1x5",
        "1.5x2"
      })
  void anything_else_is_no_size(String text) {
    assertThat(Size.parse(text)).isEmpty();
  }

  @Test
  void sizes_are_written_as_people_write_them() {
    assertThat(Size.parse("1920*1080").orElseThrow()).hasToString("1920x1080");
    assertThat(Size.parse("9:16").orElseThrow()).hasToString("9:16");
  }
}
