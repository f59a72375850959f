package io.filmgate.core.provider.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectTest {
  @ParameterizedTest
  @CsvSource({
    "http://h/a/b?q, /c, http://h/c",
    "http://h/a/b?q, c?d, http://h/a/c?d",
    "http://h/a/b?q, ../c, http://h/c",
    "http://h/a/b?q, ?d=e, http://h/a/b?d=e",
    "http://h, c, http://h/c",
    "http://h, ?d, http://h/?d",
    "http://h/a, //other:81/c, http://other:81/c",
    "https://h/a, //other/c, https://other/c",
    "http://h/a, https://other/c%20d, https://other/c%20d",
    "https://h/a, HTTPS://other/c, HTTPS://other/c",
    "http://h/a, ' /c ', http://h/c"
  })
  void a_target_is_made_absolute(String from, String location, String target) {
    assertThat(Redirect.target(from, location).result()).isEqualTo(target);
  }

  @ParameterizedTest
  @CsvSource({
    "https://h/a, http://h/a, a redirect from https to http",
    "https://h/a, ftp://h/a, a redirect from https to ftp",
    "https://h/a, mailto:a@b, a redirect from https to mailto",
    "http://h/a, '', a malformed redirect",
    "http://h/a, http://[, a malformed redirect",
    "http://h/a, /a b, a malformed redirect"
  })
  void what_gives_encryption_up_or_leads_nowhere_is_refused(
      String from, String location, String reason) {
    assertThat(Redirect.target(from, location).cause())
        .isInstanceOf(SendFailure.class)
        .hasMessage(reason);
  }
}
