package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final String CHANNEL =
      "{ provider: acme, credentials: { api_key: \"${env:ACME_KEY}\" }, models: { acme-1: acme-1 }";

  @TempDir private Path home;

  private Path write(String name, String yaml) throws IOException {
    Path file = home.resolve("conf").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, yaml);
  }

  private Loaded load(String yaml, Map<String, String> environment) throws IOException {
    return ConfigFile.load(write("filmgate.yaml", yaml), environment, home);
  }

  @Test
  void no_file_means_the_defaults() {
    GatewayConfig config = ConfigFile.defaults(home).config();
    assertThat(config.server()).isEqualTo(Defaults.SERVER);
    assertThat(config.jobs()).isEqualTo(Defaults.JOBS);
    assertThat(config.store().url()).isEqualTo("sqlite:" + home + "/data/filmgate.db");
    assertThat(config.plugins().directory()).isEqualTo(home.resolve("plugins"));
    assertThat(config.channels()).isEmpty();
  }

  @Test
  void an_empty_file_and_one_of_comments_mean_the_same() throws IOException {
    GatewayConfig none = ConfigFile.defaults(home).config();
    assertThat(load("", Map.of()).config()).isEqualTo(none);
    assertThat(load("# nothing\n", Map.of()).config()).isEqualTo(none);
    assertThat(load("tenants:\n#  acme:\nroutes: ~\n", Map.of()).config()).isEqualTo(none);
  }

  @Test
  void a_byte_order_mark_is_passed_over() throws IOException {
    assertThat(load("\uFEFFlog: { level: debug }", Map.of()).config().log().level())
        .isEqualTo(LogConfig.Level.DEBUG);
  }

  @Test
  void the_public_url_follows_the_port() throws IOException {
    ServerConfig server = load("server: { listen: \"[::1]:9000\" }", Map.of()).config().server();
    assertThat(server.listen()).isEqualTo(new Endpoint("::1", 9000));
    assertThat(server.publicUrl()).isEqualTo(URI.create("http://[::1]:9000"));
  }

  @Test
  void a_short_secret_of_operators_is_warned_about() throws IOException {
    String signer = "management: { jwt: [{ algorithm: HS256, secret: %s }] }";
    assertThat(load(signer.formatted("0123456789abcdef0123456789abcde"), Map.of()).warnings())
        .extracting(Problem::path)
        .containsExactly("management.jwt[0].secret");
    assertThat(load(signer.formatted("0123456789abcdef0123456789abcdef"), Map.of()).warnings())
        .isEmpty();
  }

  @Test
  void a_public_url_that_nobody_can_reach_is_a_warning() throws IOException {
    assertThat(load("server: { listen: 0.0.0.0:8080 }", Map.of()).warnings())
        .singleElement()
        .hasToString(
            home
                + "/conf/filmgate.yaml:1: server.public_url: links to videos will begin with"
                + " http://0.0.0.0:8080, where no client finds them");
  }

  @Test
  void dates_and_numbers_stay_texts() throws IOException {
    Loaded loaded =
        load(
            "channels: { a: " + CHANNEL + ", settings: { day: 2026-01-31, code: 010, on: off } } }",
            Map.of("ACME_KEY", "12345678901234567890"));
    ChannelConfig channel = loaded.config().channels().get("a");
    assertThat(channel.settings())
        .isEqualTo(Map.of("day", "2026-01-31", "code", "010", "on", "off"));
    assertThat(channel.credentials().get("api_key").reveal()).isEqualTo("12345678901234567890");
  }

  @Test
  void the_files_of_a_folder_are_one_configuration() throws IOException {
    write("10-server.yaml", "server: { max_body: 1MiB }\nchannels:\n");
    write("20-a.yaml", "channels:\n  a: " + CHANNEL + " }\n");
    write("30-b.yaml", "server: { listen: 127.0.0.1:9000 }\nchannels:\n  b: " + CHANNEL + " }\n");
    write("readme.txt", "not: [yaml");
    GatewayConfig config =
        ConfigFile.load(home.resolve("conf"), Map.of("ACME_KEY", "k"), home).config();
    assertThat(config.channels().keySet()).containsExactly("a", "b");
    assertThat(config.server().listen().port()).isEqualTo(9000);
    assertThat(config.server().maxBodyBytes()).isEqualTo(1024 * 1024);
  }

  @Test
  void the_same_leaf_in_two_files_names_both_places() throws IOException {
    Path first = write("a.yaml", "log:\n  level: info\n");
    Path second = write("b.yaml", "server: {}\nlog: { level: debug }\n");
    assertThatThrownBy(() -> ConfigFile.load(home.resolve("conf"), Map.of(), home))
        .hasMessage(
            second + ":2: log.level: this key stands in two files; first at " + first + ":2");
  }

  @Test
  void each_broken_file_of_a_folder_is_reported() throws IOException {
    Path first = write("a.yaml", "log: [\n");
    Path second = write("b.yaml", "log:\n\tlevel: info\n");
    assertThatThrownBy(() -> ConfigFile.load(home.resolve("conf"), Map.of(), home))
        .hasMessage(
            first
                + ":1: this is not YAML: what is opened here or above is never closed\n"
                + second
                + ":2: a tab indents this line; only spaces may");
  }

  @Test
  void a_file_that_is_not_read_is_a_warning() throws IOException {
    Path ignored = write("a.yml", "log: { level: debug }");
    assertThat(ConfigFile.load(home.resolve("conf"), Map.of(), home).warnings())
        .singleElement()
        .hasToString(ignored + ":1: not read: only *.yaml is");
  }

  @Test
  void the_hash_changes_with_the_content_only() throws IOException {
    String hash = load("log: { level: info }", Map.of()).sha256();
    assertThat(hash).hasSize(64).isEqualTo(load("log: { level: info }", Map.of()).sha256());
    assertThat(load("log: { level: warn }", Map.of()).sha256()).isNotEqualTo(hash);
  }

  @Test
  void a_hundred_lines_are_enough() throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      yaml.append("key").append(i).append(": 1\n");
    }
    Path file = write("filmgate.yaml", yaml.toString());
    assertThatThrownBy(() -> ConfigFile.load(file, Map.of(), home))
        .satisfies(e -> assertThat(((ConfigException) e).problems()).hasSize(150))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(101))
        .hasMessageEndingWith("… and 50 more");
  }

  @Test
  void warnings_tell_what_was_perhaps_not_meant() throws IOException {
    String hash = "ab".repeat(32);
    Loaded loaded =
        load(
            """
            channels:
              a: %s }
            prices:
              acme-l: { per_second: 1 }
            routes:
              - { when: { tenant: acne }, channels: [a] }
            tenants:
              acme: { keys: { web: { sha256: %s, models: [acne-1], limits: { budgets: [{ credits: 1 }] } } } }
            """
                .formatted(CHANNEL, hash),
            Map.of("ACME_KEY", "k"));
    assertThat(
            loaded.warnings().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList())
        .isEqualTo(
            List.of(
                "prices: acme-1 has no price: refused to keys and tenants with a credit budget",
                "prices.acme-l: no channel serves this model; did you mean \"acme-1\"?",
                "routes[0].when.tenant: \"acne\" is not declared here; did you mean \"acme\"?",
                "tenants.acme.keys.web.models[0]: no channel serves \"acne-1\"; did you mean"
                    + " \"acme-1\"?"));
  }
}
