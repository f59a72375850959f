package io.filmgate.simulators.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10",
    "bytes=90-, 90, 100",
    "bytes=90-1000, 90, 100",
    "bytes=-10, 90, 100",
    "bytes=-1000, 0, 100",
    "bytes=99-99, 99, 100"
  })
  void a_part_is_found(String header, int from, int to) {
    assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=9-8", "bytes=-0"})
  void a_part_outside_is_empty(String header) {
    assertThat(ByteRange.parse(header, 100).orElseThrow().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=0-1,5-6", "pages=1-2", ""})
  void what_is_no_single_range_is_not_followed(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }
}
