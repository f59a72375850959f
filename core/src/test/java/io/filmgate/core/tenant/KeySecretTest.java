package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {
  /** Always the same bytes. */
  private record Constant(byte value) implements RandomGenerator {
    @Override
    public long nextLong() {
      return value;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, value);
    }
  }

  @Test
  void zeros_and_ones_have_known_secrets() {
    assertThat(KeySecret.make(new Constant((byte) 0)).reveal())
        .isEqualTo("sk-00000000000000000000000000000000000000000003P9rQy");
    assertThat(KeySecret.make(new Constant((byte) -1)).reveal())
        .isEqualTo("sk-yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp10KxnhU");
  }

  @Test
  void the_hash_is_that_of_the_whole_text() {
    assertThat(new KeySecret("sk-abcdefghijklmnop").sha256())
        .isEqualTo("32f4cf588c77f0941514cadc1cb18fa0e186716c93e067c22d9ef4e27718f506");
  }

  @Property
  void a_new_secret_is_one_that_is_read_again(@ForAll long seed) {
    KeySecret secret = KeySecret.make(new Random(seed));
    assertThat(secret.reveal()).matches("sk-[0-9A-Za-z]{49}");
    assertThat(KeySecret.parse(secret.reveal())).contains(secret);
    assertThat(secret.isMistyped()).isFalse();
  }

  @Property
  void one_wrong_character_is_noticed(
      @ForAll long seed, @ForAll @IntRange(min = 3, max = 51) int at) {
    StringBuilder text = new StringBuilder(KeySecret.make(new Random(seed)).reveal());
    text.setCharAt(at, text.charAt(at) == 'a' ? 'b' : 'a');
    assertThat(new KeySecret(text.toString()).isMistyped()).isTrue();
  }

  @Test
  void a_key_made_elsewhere_is_taken_and_never_called_mistyped() {
    String foreign = "sk-" + "Ab1-_".repeat(10);
    assertThat(KeySecret.parse(foreign))
        .hasValueSatisfying(key -> assertThat(key.isMistyped()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sk-",
        "sk-short",
        "pk-abcdefghijklmnopqrst",
        "sk-with blank in it",
        "sk-üüüüüüüüüüüüüüüü"
      })
  void other_texts_are_no_keys(String text) {
    assertThat(KeySecret.parse(text)).isEmpty();
  }

  @Test
  void two_hundred_characters_are_the_most() {
    assertThat(KeySecret.parse("sk-" + "a".repeat(197))).isPresent();
    assertThat(KeySecret.parse("sk-" + "a".repeat(198))).isEmpty();
  }

  @Test
  void it_is_never_shown() {
    assertThat(KeySecret.make(new Random(1))).hasToString("sk-***");
  }
}
