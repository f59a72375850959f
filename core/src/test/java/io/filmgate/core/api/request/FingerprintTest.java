package io.filmgate.core.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.wire.StrictJson;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"b\":[true,null]}|{ \"b\" : [true, null], \"a\" : 1 }",
        "{\"a\":1}|{\"a\":1.0}",
        "{\"a\":\"é\"}|{\"a\":\"\\u00e9\"}"
      })
  void spelling_makes_no_difference(String one, String other) {
    assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":\"1\"}",
        "{\"a\":null}|{}",
        "{\"a\":[1,2]}|{\"a\":[2,1]}",
        "{\"a\":true}|{\"a\":false}",
        "{\"a\":{\"b\":1},\"c\":2}|{\"a\":{\"b\":1,\"c\":2}}",
        "{\"a\":9007199254740993}|{\"a\":9007199254740992}"
      })
  void meaning_does(String one, String other) {
    assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
  }

  private static String fingerprint(String body) {
    return Fingerprint.of(StrictJson.decode(Buffer.buffer(body)));
  }
}
