package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.ImageInput.Encoding;
import io.filmgate.spi.ImageInput.Inline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInputTest {
  private static final String PNG = "iVBORw0KGgoAAAAN";
  private static final String JPEG = "/9j/4AAQSkZJRg==";
  private static final String WEBP =
      Base64.getEncoder().encodeToString("RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));

  @Test
  void addresses_data_uris_and_bare_base64_are_understood() {
    assertThat(ImageInput.parse("HTTPS://example.com/a.png"))
        .contains(new ImageInput.Url("HTTPS://example.com/a.png"));
    assertThat(ImageInput.parse(PNG)).contains(new Inline(PNG, "image/png"));
    assertThat(ImageInput.parse(JPEG)).contains(new Inline(JPEG, "image/jpeg"));
    assertThat(ImageInput.parse(WEBP)).contains(new Inline(WEBP, "image/webp"));
  }

  @Test
  void the_content_decides_not_the_prefix() {
    assertThat(ImageInput.parse("data:image/gif;base64," + JPEG))
        .contains(new Inline(JPEG, "image/jpeg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ftp://example.com/a.png",
        "data:image/png;base64,",
        "data:image/png,abc",
        "R0lGODlhAQABAAAA",
        "iVBORw0K GgoA",
        "UklGRjAwMDBXQVZF"
      })
  void anything_else_is_no_picture(String text) {
    assertThat(ImageInput.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello                    | must be an http(s) address or base64 of a picture",
        "data:image/png,abc       | must be a data URI with ;base64 before its comma",
        "iVBORw0K GgoA            | must be base64 without line breaks or spaces",
        "_9j_4AAQ                 | must be standard base64, with + and / in place of - and _",
        "iVBORw0KGgoAAAANSUhEUg   | must be base64 in whole groups of four characters, the last filled up with =",
        "R0lGODlhAQABAAAA         | must be a JPEG, PNG or WebP, not a GIF",
        "AAAAGGZ0eXBhdmlmAAAA     | must be a JPEG, PNG or WebP, not an AVIF",
        "AAAAGGZ0eXBtcDQyAAAA     | must be an http(s) address or base64 of a picture"
      })
  void what_keeps_a_text_from_being_a_picture_is_told(String text, String fault) {
    assertThat(ImageInput.fault(text)).isEqualTo(fault);
  }

  @Property
  void whatever_is_no_picture_has_a_fault(@ForAll("starts") String start, @ForAll String rest) {
    String text = start + rest;
    assertThat(ImageInput.parse(text).isPresent() || ImageInput.fault(text).startsWith("must be"))
        .isTrue();
  }

  @Provide
  Arbitrary<String> starts() {
    return Arbitraries.of(
        "", "data:", "data:image/png;base64,", PNG, JPEG, WEBP, "R0lG", "AAAAGGZ0eXBhdmlm", "_9j_");
  }

  @Test
  void the_size_is_known_without_decoding() {
    assertThat(new Inline(JPEG, "image/jpeg").byteCount())
        .isEqualTo(Base64.getDecoder().decode(JPEG).length);
    assertThat(new Inline(PNG, "image/png").toString()).isEqualTo("Inline[image/png, 12 bytes]");
  }

  @Test
  void a_body_gets_its_pictures_while_it_is_written() {
    Inline png = new Inline(PNG, "image/png");
    Inline jpeg = new Inline(JPEG, "image/jpeg");
    JsonObject body =
        new JsonObject()
            .put("image", png.reference(0, Encoding.BARE_BASE64))
            .put("more", new JsonArray().add(jpeg.reference(1, Encoding.DATA_URI)))
            .put("prompt", "image:0:bare and 字");
    assertThat(plan(body, png, jpeg).encodeBody().toJsonObject())
        .isEqualTo(
            new JsonObject()
                .put("image", PNG)
                .put("more", new JsonArray().add("data:image/jpeg;base64," + JPEG))
                .put("prompt", "image:0:bare and 字"));
  }

  @Test
  void a_text_that_speaks_of_a_mark_is_none() {
    Inline png = new Inline(PNG, "image/png");
    JsonObject body =
        new JsonObject()
            .put("image", png.reference(0, Encoding.BARE_BASE64))
            .put("prompt", "\\u0000image:0:bare");

    assertThat(plan(body, png).encodeBody().toJsonObject())
        .isEqualTo(new JsonObject().put("image", PNG).put("prompt", "\\u0000image:0:bare"));
  }

  @Property
  void no_text_without_a_zero_character_is_taken_for_a_mark(@ForAll String prompt) {
    String text = prompt.replace("\u0000", "");
    JsonObject body = new JsonObject().put("prompt", text);
    assertThat(plan(body).encodeBody()).isEqualTo(body.toBuffer());
  }

  private static Plan plan(JsonObject body, ImageInput... images) {
    return new Plan(
        "m",
        "o",
        body,
        List.of(images),
        Usage.video(5, Map.of()),
        List.of(),
        new JsonObject(),
        Optional.empty());
  }
}
