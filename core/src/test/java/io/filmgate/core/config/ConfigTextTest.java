package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {
  private static final String FILE =
      """
      server: { max_body: 100B, stop_grace: 1500ms, trusted_proxies: ["fd00::/8"] }
      store: { user: me, password: hush }
      management: { jwt: [{ algorithm: HS256, secret: hushhushhushhushhushhushhushhush, issuer: ops }] }
      jobs: { submit_wait: 0s, deadline: 90m }
      channels:
        a:
          provider: acme
          settings: { base_url: "http://127.0.0.1:1", webhook_secret: hush }
          credentials: { api_key: hush }
          models: { acme-1: [acme-1, acme-2] }
          cost: { acme-1: { per_video: 0.000001 } }
          in_doubt: { after: 36h, then: charge }
      prices: { acme-1: { per_second: "0.20", factors: { audio: { true: 1, false: 0.5 } } } }
      routes:
        - { when: { model: "*", image: true, seconds: 5 }, channels: [a] }
      tenants:
        acme:
          limits: { budgets: [{ jobs: 3, per: hour }] }
          keys:
            web: { sha256: %s, expires: 2027-01-31T00:00:00+08:00, limits: { queued_jobs: 0 } }
      """
          .formatted("0".repeat(64))
          .replace("100B", "2KiB");

  @TempDir private Path home;

  private GatewayConfig load(String yaml) throws IOException {
    Path file = Files.writeString(home.resolve("filmgate.yaml"), yaml);
    return ConfigFile.load(file, Map.of(), home).config();
  }

  @Test
  void what_is_written_means_the_same_when_it_is_read() throws IOException {
    String open = FILE.replaceAll("(hush)+", "x".repeat(32));
    GatewayConfig config = load(open);
    assertThat(load(ConfigText.of(config).replace("\"***\"", "x".repeat(32)))).isEqualTo(config);
  }

  @Test
  void secrets_are_masked() throws IOException {
    assertThat(ConfigText.of(load(FILE)))
        .doesNotContain("hush")
        .contains("api_key: \"***\"")
        .contains("password: \"***\"")
        .contains("webhook_secret: \"***\"");
  }

  @Test
  void the_defaults_show_every_key_that_has_one() {
    assertThat(ConfigText.defaults())
        .contains("listen: 127.0.0.1:8080")
        .contains("max_buffered: 256MiB")
        .contains("url: sqlite:data/filmgate.db")
        .contains("directory: plugins")
        .contains("trusted_proxies: []")
        .contains("queue_wait: 1d")
        .contains("running_jobs: 5")
        .contains("weight: 1")
        .contains("price_factor: 1")
        .contains("models: [\"*\"]");
  }
}
