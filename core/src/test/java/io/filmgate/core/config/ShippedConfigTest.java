package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that operators begin with. */
class ShippedConfigTest {
  private static final Path FILE = Path.of("../conf/filmgate.yaml");
  private static final Map<String, String> ALL =
      Map.of(
          "KLING_ACCESS_KEY", "ak",
          "KLING_SECRET_KEY", "sk",
          "JIMENG_ACCESS_KEY_ID", "ji",
          "JIMENG_SECRET_ACCESS_KEY", "js",
          "VIDU_API_KEY", "vk");

  @TempDir private Path home;

  @Test
  void it_loads_in_an_empty_environment_and_says_what_to_set() {
    Loaded loaded = ConfigFile.load(FILE, Map.of(), home);
    assertThat(loaded.config().channels()).isEmpty();
    assertThat(loaded.warnings().stream().map(Problem::message).toList())
        .isEqualTo(
            List.of(
                "left out; not set: KLING_ACCESS_KEY, KLING_SECRET_KEY",
                "left out; not set: JIMENG_ACCESS_KEY_ID, JIMENG_SECRET_ACCESS_KEY",
                "left out; not set: VIDU_API_KEY"));
  }

  @Test
  void with_the_variables_every_channel_is_there_and_every_model_has_a_price() {
    Loaded loaded = ConfigFile.load(FILE, ALL, home);
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.config().channels().keySet())
        .containsExactly("kling-main", "jimeng-main", "vidu-main");
    assertThat(loaded.config().channels().values())
        .allSatisfy(
            channel ->
                assertThat(loaded.config().prices().keySet())
                    .containsAll(channel.models().keySet()));
  }

  @Test
  void what_stands_in_comments_is_right_too() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    int begin = lines.indexOf("# routes:");
    String uncommented =
        String.join(
            "\n",
            lines.subList(begin, lines.size()).stream()
                .filter(line -> line.matches("# ( .*|routes:|tenants:)"))
                .map(line -> line.substring(2))
                .toList());
    String yaml = String.join("\n", lines.subList(0, begin)) + "\n" + uncommented;
    Path file = Files.writeString(home.resolve("filmgate.yaml"), yaml.replace("vip", "default"));
    GatewayConfig config = ConfigFile.load(file, ALL, home).config();
    assertThat(config.routes()).hasSize(1);
    assertThat(config.tenants().get("acme").keys()).containsOnlyKeys("acme-web");
  }
}
