package io.filmgate.spi.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CryptoTest {
  /** RFC 4231, test case 2. */
  @Test
  void hmac_follows_the_published_vector() {
    assertThat(
            Crypto.hex(Crypto.hmacSha256("Jefe".getBytes(UTF_8), "what do ya want for nothing?")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  /** FIPS 180-4, the empty message. */
  @Test
  void sha256_follows_the_published_vector() {
    assertThat(Crypto.sha256Hex(new byte[0]))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void signatures_are_compared_whole() {
    assertThat(Crypto.isEqual("abc", "abc")).isTrue();
    assertThat(Crypto.isEqual("abc", "abd")).isFalse();
    assertThat(Crypto.isEqual("abc", "ab")).isFalse();
  }
}
