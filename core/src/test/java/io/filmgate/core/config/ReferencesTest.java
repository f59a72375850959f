package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("NAME", "anna", "PORT", "9000", "EMPTY", "", "TRICKY", "${env:NAME}$1\\");

  @TempDir private Path home;

  private String user(String written) throws IOException {
    Path file =
        Files.writeString(home.resolve("filmgate.yaml"), "store: { user: '" + written + "' }");
    return ConfigFile.load(file, ENVIRONMENT, home).config().store().user();
  }

  private Loaded load(String yaml) throws IOException {
    Path file = Files.writeString(home.resolve("filmgate.yaml"), yaml);
    return ConfigFile.load(file, ENVIRONMENT, home);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          plain,                          plain
          ${env:NAME},                    anna
          x-${env:NAME}-${env:PORT}-y,    x-anna-9000-y
          ${env:NONE:-peter},             peter
          ${env:EMPTY:-peter},            peter
          ${env:NAME:-peter},             anna
          ${env:NONE:-},                  ''
          ${env:NONE:-a:-b},              a:-b
          $${env:NAME},                   ${env:NAME}
          $${${env:NAME}},                ${anna}
          5$ and $NAME,                   5$ and $NAME
          ${env:TRICKY},                  ${env:NAME}$1\\
          """)
  void a_value_may_refer_to_the_environment(String written, String expected) throws IOException {
    assertThat(user(written)).isEqualTo(expected);
  }

  @Test
  void a_value_may_refer_to_files_from_the_home_or_the_root() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "hush\n");
    assertThat(user("${file:secret}")).isEqualTo("hush");
    assertThat(user("${file:" + secret + "}")).isEqualTo("hush");
  }

  @Test
  void a_number_may_come_from_the_environment() throws IOException {
    assertThat(load("server: { listen: \"127.0.0.1:${env:PORT}\" }").config().server().listen())
        .isEqualTo(new Endpoint("127.0.0.1", 9000));
  }

  @Test
  void an_optional_channel_is_left_out_while_a_variable_is_not_set() throws IOException {
    Loaded loaded =
        load(
            """
            channels:
              kling:
                provider: acme
                optional: true
                weight: ${env:WEIGHT}
                credentials: { access_key: "${env:KLING_ACCESS_KEY}", secret_key: "${env:EMPTY}" }
                models: { acme-1: acme-1 }
              other: { provider: acme, models: { acme-2: acme-2 } }
            prices: { acme-1: { per_second: 1 } }
            routes:
              - { when: { model: acme-1 }, channels: [kling, other] }
            """);
    assertThat(loaded.config().channels().keySet()).containsExactly("other");
    assertThat(loaded.leftOut()).isEqualTo(List.of("kling"));
    assertThat(loaded.warnings())
        .singleElement()
        .hasToString(
            home
                + "/filmgate.yaml:2: channels.kling: left out; not set: WEIGHT, KLING_ACCESS_KEY,"
                + " EMPTY");
  }

  @Test
  void what_else_is_wrong_with_a_channel_that_is_left_out_is_still_wrong() {
    assertThatThrownBy(
            () ->
                load(
                    """
                    channels:
                      kling:
                        provider: acme
                        optional: true
                        wieght: 2
                        credentials: { api_key: "${env:KLING_API_KEY}" }
                        models: { acme-1: acme-1 }
                    """))
        .hasMessage(
            home
                + "/filmgate.yaml:5: channels.kling.wieght: unknown key; did you mean \"weight\"?");
  }
}
