package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.app.demo.FreePort;
import io.filmgate.core.GatewayCheck;
import io.filmgate.core.GatewayException;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.tenant.KeySecret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types, and is told. */
class CommandsTest {
  private static final String INSTALL = "filmgate.install";

  private static Scene scene;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.start();
    System.setProperty(INSTALL, scene.install().toString());
  }

  @AfterAll
  static void stop() throws Exception {
    System.clearProperty(INSTALL);
    scene.close();
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("filmgate.yaml"), yaml);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "--version"})
  void version_tells_what_matters_for_plugins(String argument) {
    Typed outcome = Typed.run(argument);

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("Filmgate ", "plugin interface 0.1.0", "Java ");
  }

  @ParameterizedTest
  @CsvSource({
    "run, --config",
    "demo, --output",
    "simulators, --time-scale",
    "check, --defaults",
    "keys, create",
    "keys create, --print",
    "keys list, --tenant",
    "keys rotate, --overlap",
    "tenants create, --price-factor",
    "token, --role",
    "version, --help",
  })
  void every_command_explains_itself(String command, String option) {
    Typed outcome = Typed.run((command + " --help").split(" "));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("Usage: filmgate " + command).contains(option);
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "keys", "walk", "run --walk", "keys create"})
  void what_cannot_be_understood_is_a_usage_error(String line) {
    Typed outcome = Typed.run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).isNotEmpty();
  }

  @Test
  void check_finds_a_good_configuration_good() throws Exception {
    Path configuration = scene.literalConfiguration();

    Typed outcome = Typed.run("check", "--config", configuration.toString());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).endsWith(configuration + " is good");
  }

  @Test
  void check_reports_everything_that_is_wrong() throws Exception {
    Path configuration =
        file(
            """
            server: { listen: nowhere, max_bodi: 1MiB }
            routes: [{ when: { model: "*" }, channels: [kling-cn] }]
            """);

    Typed outcome = Typed.run("check", "--config", configuration.toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(
            configuration + ":1: server.listen",
            "server.max_bodi",
            "routes[0].channels[0]",
            "kling-cn");
    assertThat(outcome.err().lines()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void check_finds_what_only_a_plugin_knows() throws Exception {
    Path configuration =
        file(
            """
            channels:
              vidu: { provider: vidu, credentials: { api_kee: x }, models: { viduq9: viduq9 } }
            """);

    Typed outcome = Typed.run("check", "--config", configuration.toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("channels.vidu.credentials", "api_key");
  }

  @Test
  void check_prints_the_defaults() {
    Typed outcome = Typed.run("check", "--defaults");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("listen: 127.0.0.1:8080", "submit_wait: 10s");
  }

  @Test
  void a_key_can_be_made_for_a_file() {
    Typed outcome = Typed.run("keys", "create", "--print");

    assertThat(outcome.status()).isZero();
    Map<String, String> printed =
        outcome
            .out()
            .lines()
            .map(line -> line.split(": +", 2))
            .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    KeySecret secret = KeySecret.parse(printed.get("key")).orElseThrow();
    assertThat(secret.isMistyped()).isFalse();
    assertThat(printed.get("sha256")).isEqualTo(secret.sha256());
  }

  @Test
  void a_key_made_while_the_gateway_runs_works_at_once() throws Exception {
    String configuration = scene.literalConfiguration().toString();

    Typed made =
        Typed.run("keys", "create", "--config", configuration, "--tenant", "new", "--key", "k");

    assertThat(made.err()).isEmpty();
    assertThat(made.status()).isZero();
    Client client = Client.of(scene.url, made.out().strip());
    Reply models = Eventually.get(() -> client.get("/v1/models"), reply -> reply.status() == 200);
    assertThat(models.json().getJsonArray("data")).hasSize(3);
    Typed again =
        Typed.run("keys", "create", "--config", configuration, "--tenant", "new", "--key", "k");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err().lines())
        .containsExactly("filmgate: there is a key new/k already; choose another name");
    assertThat(again.out()).isEmpty();
  }

  @Test
  void run_says_which_port_is_in_use() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String configuration =
          Files.readString(scene.literalConfiguration())
              .replace(":" + scene.url.getPort(), ":" + taken.getLocalPort())
              .replace(scene.home.resolve("data").toString(), folder.resolve("data").toString());

      Typed outcome = Typed.run("run", "--config", file(configuration).toString());

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err().lines())
          .containsExactly(
              "filmgate: server.listen: 127.0.0.1:%d is in use, or is no address of this machine"
                  .formatted(taken.getLocalPort()));
      assertThat(outcome.out()).isEmpty();
    }
  }

  @Test
  void run_says_that_another_gateway_has_the_store() throws Exception {
    String configuration =
        Files.readString(scene.literalConfiguration())
            .replace(":" + scene.url.getPort(), ":" + FreePort.find());

    Typed outcome = Typed.run("run", "--config", file(configuration).toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .startsWith("filmgate: ")
        .contains("filmgate.db");
  }

  @Test
  void run_without_the_file_says_so() {
    Path missing = folder.resolve("missing.yaml");

    Typed outcome = Typed.run("run", "--config", missing.toString());

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .containsExactly("filmgate: " + missing + ":1: there is no such file");
  }

  @Test
  void the_shipped_configuration_without_variables_says_what_to_set() {
    Path shipped = Path.of("..", "conf", "filmgate.yaml");
    Loaded loaded = ConfigFile.load(shipped, Map.of(), folder);

    assertThatThrownBy(() -> GatewayCheck.run(loaded, scene.bundledPlugins()))
        .isInstanceOf(GatewayException.class)
        .hasMessageStartingWith("no channel can be used")
        .hasMessageContaining("KLING_ACCESS_KEY")
        .hasMessageContaining("JIMENG_ACCESS_KEY_ID")
        .hasMessageContaining("VIDU_API_KEY")
        .hasMessageContaining("filmgate demo");
  }
}
