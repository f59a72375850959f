package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.spi.Field;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators are told about files that are wrong; the cases are in {@code broken.txt}. */
class BrokenConfigTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("SET", "value", "EMPTY", "");

  private static final Map<String, ProviderDescriptor> PROVIDERS =
      Map.of(
          "acme",
          ProviderDescriptor.of("acme", "Acme")
              .baseUrl("https://api.acme.example")
              .settings(
                  Field.text("region").oneOf("north", "south").defaultsTo("north"),
                  Field.flag("is_strict").defaultsTo("false"),
                  Field.whole("retries").defaultsTo("3").help("How often"))
              .credentials(Field.secret("api_key"))
              .models(List.of(ModelInfo.of("acme-1"), ModelInfo.of("acme-2"))),
          "duo",
          ProviderDescriptor.of("duo", "Duo")
              .settings(Field.text("project").help("From the console"))
              .credentials(Field.secret("access_key"), Field.secret("secret_key"))
              .credentials(Field.secret("api_key"))
              .models(List.of(ModelInfo.of("duo-1"))));

  @TempDir private Path home;

  private record Case(String title, String yaml, List<String> expected) {
    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_problem_is_one_line_that_an_operator_can_act_on(Case broken) throws IOException {
    Files.write(home.resolve("big.txt"), new byte[70 * 1024]);
    Path file = Files.writeString(home.resolve("filmgate.yaml"), broken.yaml());
    ConfigException refusal =
        catchThrowableOfType(ConfigException.class, () -> load(file).against(PROVIDERS));
    assertThat(refusal).as("it is refused").isNotNull();
    assertThat(refusal.problems().stream().map(this::line).toList()).isEqualTo(broken.expected());
  }

  @Test
  void there_are_enough_of_them() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(60);
  }

  @Test
  void ten_megabytes_are_not_read() throws IOException {
    Path file = Files.write(home.resolve("filmgate.yaml"), new byte[10 * 1024 * 1024]);
    assertThatThrownBy(() -> load(file))
        .hasMessage(file + ":1: larger than 1 MiB; a folder of smaller files can be named instead");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path file = home.resolve("none.yaml");
    assertThatThrownBy(() -> load(file)).hasMessage(file + ":1: there is no such file");
  }

  @Test
  void other_bytes_than_utf_8_are_refused() throws IOException {
    Path file = Files.write(home.resolve("filmgate.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    assertThatThrownBy(() -> load(file)).hasMessage(file + ":1: this is not UTF-8");
  }

  private Loaded load(Path file) {
    return ConfigFile.load(file, ENVIRONMENT, home);
  }

  private String line(Problem problem) {
    return problem.toString().replace(home + "/", "");
  }

  private static Stream<Case> cases() throws IOException {
    try (InputStream in = BrokenConfigTest.class.getResourceAsStream("broken.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n### ")).skip(1).map(BrokenConfigTest::read);
    }
  }

  private static Case read(String block) {
    int titleEnd = block.indexOf('\n');
    int yamlEnd = block.indexOf("\n=>");
    String yaml = block.substring(titleEnd + 1, yamlEnd + 1);
    List<String> expected =
        block
            .substring(yamlEnd)
            .lines()
            .filter(line -> line.startsWith("=>"))
            .map(line -> line.substring(2).strip())
            .toList();
    return new Case(
        block.substring(0, titleEnd),
        yaml.replace("<TAB>", "\t").replace("<BEL>", "\u0007"),
        expected);
  }
}
