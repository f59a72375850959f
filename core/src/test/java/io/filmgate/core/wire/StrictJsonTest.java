package io.filmgate.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments(text(""), "the body is empty at line 1, column 1"),
        arguments(text("[]"), "a list at line 1, column 1"),
        arguments(text("5"), "a single value at line 1, column 1"),
        arguments(text("null"), "a single value at line 1, column 1"),
        arguments(text("{\"a\":1,\n\"a\":2}"), "the member \"a\" for the second time at line 2, "),
        arguments(text("{\"a\":[{\"b\":1,\"b\":2}]}"), "the member \"b\" for the second time"),
        arguments(text("{\"a\":1,\"\\u0061\":2}"), "the member \"a\" for the second time"),
        arguments(text("{} x"), "malformed text"),
        arguments(text("{}{}"), "something follows the object at line 1, column 3"),
        arguments(text("{\"a\":1,}"), "malformed text"),
        arguments(text("{'a':1}"), "malformed text"),
        arguments(text("{\"a\":NaN}"), "malformed text"),
        arguments(text("{\"a\":010}"), "malformed text"),
        arguments(text("{\"a\":+1}"), "malformed text"),
        arguments(text("{/* c */}"), "malformed text"),
        arguments(text("{\"a\":\"\n\"}"), "malformed text"),
        arguments(text("{\"a\":"), "the text ends too early"),
        arguments(text("{\"a\":1e400}"), "a number out of range"),
        arguments(text("{\"a\":0e999999999}"), "a number out of range"),
        arguments(text("{\"a\":1e99999999999}"), "a number out of range"),
        arguments(text("{\"a\":" + "1".repeat(65) + "}"), "a number longer than 64 characters"),
        arguments(text("{\"a\":0." + "1".repeat(63) + "}"), "a number longer than 64 characters"),
        arguments(text(nested(65)), "more than 64 levels"),
        arguments(text("{\"a\":\"\\ud83d\"}"), "half a surrogate pair"),
        arguments(text("{\"a\":\"\\ude00\\ud83d\"}"), "half a surrogate pair"),
        arguments(text("{\"\\ud83d\":1}"), "half a surrogate pair"),
        arguments(text("{\"a\":\"\\u0000\"}"), "the character U+0000"),
        arguments(text("{\"a\":\"\0\"}"), "the character U+0000"),
        arguments(text("\ufeff{}"), "a byte order mark at line 1, column 1"),
        arguments(bytes("{\"a\":1}", StandardCharsets.UTF_16LE), "the character U+0000"),
        arguments(bytes("{\"a\":1}", Charset.forName("UTF-32BE")), "the character U+0000"),
        arguments(bytes("{\"a\":\"é\"}", StandardCharsets.ISO_8859_1), "bytes that are not UTF-8"),
        arguments(
            new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'},
            "bytes that are not UTF-8 at line 1, column 3"),
        arguments(
            new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
            "bytes that are not UTF-8"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_readers_could_understand_differently_is_refused(byte[] body, String what) {
    assertThatThrownBy(() -> StrictJson.decode(Buffer.buffer(body)))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.answer().code()).isEqualTo("invalid_json");
              assertThat(refused.answer().message()).startsWith("Not a JSON object: " + what);
            });
  }

  @Test
  void numbers_stay_exact() {
    JsonObject read =
        decode(
            "{\"whole\":9007199254740993,\"huge\":123456789012345678901234567890,"
                + "\"fraction\":0.1000000000000000055511151231257827}");

    assertThat(read.getValue("whole")).isEqualTo(9007199254740993L);
    assertThat(read.getValue("huge")).isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(read.getValue("fraction"))
        .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
  }

  @Test
  void text_is_kept_as_it_is() {
    assertThat(decode("{\"a\":\" 宇航员\\ud83d\\ude00\\t \"}").getString("a")).isEqualTo(" 宇航员😀\t ");
  }

  @Test
  void sixty_four_levels_are_fine() {
    assertThat(decode(nested(64)).containsKey("a")).isTrue();
  }

  @Property(tries = 2000)
  void no_bytes_bring_anything_but_an_object_or_a_refusal(@ForAll byte[] body) {
    assertThat(isAnswered(body)).isTrue();
  }

  @Property(tries = 2000)
  void no_text_brings_anything_but_an_object_or_a_refusal(
      @ForAll
          @StringLength(max = 40)
          @Chars({'{', '}', '[', ']', '"', ':', ',', '\\', 'u', 'd', '8', '0', 'e', '-', '.'})
          @CharRange(from = ' ', to = '~')
          String inside) {
    assertThat(isAnswered(text("{\"a\":" + inside + "}"))).isTrue();
  }

  private static boolean isAnswered(byte[] body) {
    try {
      return StrictJson.decode(Buffer.buffer(body)) != null;
    } catch (ApiException refused) {
      return refused.answer().status() == 400;
    }
  }

  private static JsonObject decode(String body) {
    return StrictJson.decode(Buffer.buffer(body));
  }

  private static String nested(int levels) {
    return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }

  private static byte[] text(String body) {
    return bytes(body, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String body, Charset charset) {
    return body.getBytes(charset);
  }
}
