package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ImageInput.Inline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeaderTest {
  private static final String WEBP_START = hex("52494646 00000000 57454250");

  @Property(tries = 60)
  void what_an_encoder_wrote_is_read_back(
      @ForAll @IntRange(min = 1, max = 700) int width,
      @ForAll @IntRange(min = 1, max = 700) int height,
      @ForAll boolean isPng)
      throws IOException {
    byte[] picture = encoded(width, height, isPng ? "png" : "jpg");

    assertThat(dimensions(picture, isPng ? "image/png" : "image/jpeg"))
        .contains(io.filmgate.spi.Size.pixels(width, height));
  }

  @ParameterizedTest
  @CsvSource({
    "VP8X, 56503858 0a000000 00000000 7f0700 370400, 1920x1080",
    "VP8L, 5650384c 0a000000 2f 3f 41 b3 00, 320x718",
    "VP8,  56503820 0a000000 000000 9d012a 4001 f000, 320x240",
    "VP8 scaled, 56503820 0a000000 000000 9d012a 4041 f080, 320x240"
  })
  void each_kind_of_webp_is_read(String kind, String chunk, String expected) {
    byte[] picture = bytes(WEBP_START + hex(chunk));

    assertThat(dimensions(picture, "image/webp").map(Object::toString)).contains(expected);
  }

  @Test
  void metadata_before_the_frame_header_of_a_jpeg_is_passed_over() throws IOException {
    byte[] plain = encoded(640, 360, "jpg");
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    large.write(plain, 0, 2);
    for (int segment = 0; segment < 5; segment++) {
      large.write(bytes(hex("ff ff e1 ff fe")));
      large.write(new byte[0xfffe - 2]);
    }
    large.write(plain, 2, plain.length - 2);

    assertThat(dimensions(large.toByteArray(), "image/jpeg"))
        .contains(io.filmgate.spi.Size.pixels(640, 360));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffd8ff",
        "ffd8ffd9",
        "ffd8ffda00080000000000000000",
        "ffd8ffc0001108000001e0",
        "ffd8ffe00000",
        "ffd8 00000000000000",
        "89504e470d0a1a0a 0000000d 49484452 00000000 00000010",
        "89504e470d0a1a0a 0000000d 49484452 00000010",
        "89504e470d0a1a0a 0000000d 49444154 00000010 00000010",
        "89504e470d0a1a0a 0000000d 49484452 7fffffff 00000010",
        "52494646 00000000 57454250 56503820 0a000000 000000 9d0120 4001 f000"
      })
  void a_damaged_header_tells_no_dimensions(String picture) {
    byte[] content = bytes(hex(picture));
    String mediaType =
        switch (content[0] & 0xff) {
          case 0xff -> "image/jpeg";
          case 0x89 -> "image/png";
          default -> "image/webp";
        };

    assertThat(dimensions(content, mediaType)).isEmpty();
  }

  @Property(tries = 2000)
  void nothing_that_starts_like_a_picture_is_too_much(
      @ForAll @IntRange(min = 0, max = 2) int format, @ForAll @Size(max = 60) byte[] rest) {
    String[] starts = {"ffd8ff", "89504e470d0a1a0a0000000d49484452", WEBP_START};
    String[] mediaTypes = {"image/jpeg", "image/png", "image/webp"};
    byte[] start = bytes(starts[format]);
    byte[] picture = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, picture, start.length, rest.length);

    assertThat(dimensions(picture, mediaTypes[format]))
        .satisfiesAnyOf(
            found -> assertThat(found).isEmpty(),
            found -> assertThat(found.orElseThrow().width()).isBetween(1, 99_999));
  }

  private static Optional<io.filmgate.spi.Size> dimensions(byte[] picture, String mediaType) {
    return new Inline(Base64.getEncoder().encodeToString(picture), mediaType).dimensions();
  }

  private static byte[] encoded(int width, int height, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  private static String hex(String spaced) {
    return spaced.replace(" ", "");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
