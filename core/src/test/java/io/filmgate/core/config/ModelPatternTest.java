package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPatternTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          *,           kling-v1,   true
          kling-*,     kling-v1,   true
          kling-*,     viduq1,     false
          kling-v1,    kling-v1,   true
          kling-v1,    kling-v1-6, false
          *-turbo,     viduq3-turbo, true
          k*g-v*,      kling-v2-6, true
          a*a,         a,          false
          a*a,         aa,         true
          *v2*6,       kling-v2-6, true
          *6*v2,       kling-v2-6, false
          KLING-*,     kling-v1,   false
          vidu2.0,     vidu2x0,    false
          """)
  void a_star_stands_for_any_run_of_characters(String pattern, String model, boolean expected) {
    assertThat(ModelPattern.matches(pattern, model)).isEqualTo(expected);
  }
}
