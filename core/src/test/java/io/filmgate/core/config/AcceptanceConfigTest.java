package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.ChannelConfig.ChannelLimits;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy.Then;
import io.filmgate.core.config.ChannelConfig.Rate;
import io.filmgate.core.config.JobsConfig.ModeratedOutput;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.RouteConfig.Strategy;
import io.filmgate.core.config.RouteConfig.When;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that shows every key there is. */
class AcceptanceConfigTest {
  private static final String HASH =
      "6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "FILMGATE_ADMIN_SECRET", "0123456789abcdef0123456789abcdef",
          "KLING_ACCESS_KEY", "ak",
          "KLING_SECRET_KEY", "sk",
          "KLING_API_KEY", "kk",
          "JIMENG_ACCESS_KEY_ID", "ji",
          "JIMENG_SECRET_ACCESS_KEY", "js",
          "VIDU_API_KEY", "vk",
          "ACME_KEY_SHA256", HASH);
  private static final Path HOME = Path.of("/srv/filmgate");
  private static final ChannelLimits LIMITS = new ChannelLimits(500, 1000);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("filmgate.yaml");
    try (InputStream in = AcceptanceConfigTest.class.getResourceAsStream("acceptance.yaml")) {
      Files.write(file, in.readAllBytes());
    }
  }

  private Reading decode() {
    Problems problems = new Problems();
    Node.Keys root = YamlSource.read(file, problems).root();
    Reading reading = ConfigFile.decode(root, ENVIRONMENT, HOME, problems);
    problems.throwIfAny();
    return reading;
  }

  @Test
  void the_gateway_is_decoded() {
    GatewayConfig config = decode().config();
    assertThat(config.home()).isEqualTo(HOME);
    assertThat(config.server())
        .isEqualTo(
            new ServerConfig(
                new Endpoint("127.0.0.1", 8080),
                URI.create("http://127.0.0.1:8080"),
                List.of(),
                33_554_432,
                268_435_456,
                Duration.ofSeconds(30)));
    assertThat(config.management())
        .isEqualTo(
            new ManagementConfig(
                new Endpoint("127.0.0.1", 8081),
                List.of(
                    new JwtSigner(
                        "HS256",
                        Optional.of(new SecretText("0123456789abcdef0123456789abcdef")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
    assertThat(config.log()).isEqualTo(new LogConfig(LogConfig.Format.AUTO, LogConfig.Level.INFO));
    assertThat(config.store())
        .isEqualTo(
            new StoreConfig(
                "sqlite:/srv/filmgate/data/filmgate.db", "", new SecretText(""), 536_870_912));
    assertThat(config.plugins())
        .isEqualTo(
            new PluginsConfig(Path.of("/srv/filmgate/plugins"), Duration.ofSeconds(2), List.of()));
    assertThat(config.jobs())
        .isEqualTo(
            new JobsConfig(
                Duration.ofSeconds(10),
                Duration.ofHours(24),
                Duration.ofHours(2),
                ModeratedOutput.RELEASE,
                Duration.ofDays(30)));
  }

  @Test
  void the_channels_are_decoded() {
    Map<String, ChannelConfig> channels = decode().config().channels();
    assertThat(channels.keySet())
        .containsExactly("kling-main", "kling-backup", "jimeng-main", "vidu-main");
    assertThat(channels.get("kling-main"))
        .isEqualTo(
            new ChannelConfig(
                "kling-main",
                "kling",
                true,
                false,
                Map.of("base_url", "http://127.0.0.1:9101"),
                Optional.empty(),
                Map.of("access_key", new SecretText("ak"), "secret_key", new SecretText("sk")),
                Map.of("kling-v1", List.of("kling-v1"), "kling-v2-6", List.of("kling-v2-6")),
                Map.of("kling-v1", new Rate(Optional.of(new BigDecimal("0.14")), Optional.empty())),
                Set.of("default", "vip"),
                10,
                3,
                LIMITS,
                Optional.empty()));
    assertThat(channels.get("jimeng-main"))
        .isEqualTo(
            new ChannelConfig(
                "jimeng-main",
                "jimeng",
                true,
                false,
                Map.of("base_url", "http://127.0.0.1:9102"),
                Optional.empty(),
                Map.of(
                    "access_key_id", new SecretText("ji"),
                    "secret_access_key", new SecretText("js")),
                Map.of(
                    "jimeng_vgfm_t2v_l20", List.of("jimeng_vgfm_t2v_l20", "jimeng_vgfm_i2v_l20")),
                Map.of(),
                Set.of("default"),
                0,
                1,
                LIMITS,
                Optional.of(new InDoubtPolicy(Duration.ofHours(24), Then.RELEASE))));
    assertThat(channels.get("kling-backup"))
        .isEqualTo(simple("kling-backup", "kling", "http://127.0.0.1:9101", "kk", "kling-v1"));
    assertThat(channels.get("vidu-main"))
        .isEqualTo(simple("vidu-main", "vidu", "http://127.0.0.1:9103", "vk", "viduq1"));
  }

  private static ChannelConfig simple(
      String id, String provider, String baseUrl, String key, String model) {
    return new ChannelConfig(
        id,
        provider,
        true,
        false,
        Map.of("base_url", baseUrl),
        Optional.empty(),
        Map.of("api_key", new SecretText(key)),
        Map.of(model, List.of(model)),
        Map.of(),
        Set.of("default"),
        0,
        1,
        LIMITS,
        Optional.empty());
  }

  @Test
  void the_prices_and_routes_are_decoded() {
    GatewayConfig config = decode().config();
    assertThat(config.prices())
        .isEqualTo(
            Map.of(
                "kling-v1",
                perSecond("0.20", "mode", Map.of("std", one(), "pro", decimal("3.5"))),
                "kling-v2-6",
                new PriceConfig(Optional.of(decimal("0.40")), Optional.empty(), Map.of()),
                "jimeng_vgfm_t2v_l20",
                new PriceConfig(Optional.empty(), Optional.of(decimal("1.00")), Map.of()),
                "viduq1",
                perSecond("0.16", "resolution", Map.of("720p", decimal("0.5"), "1080p", one()))));
    assertThat(config.routes())
        .containsExactly(
            new RouteConfig(
                when("kling-*", Optional.of("vip")),
                List.of("kling-main"),
                List.of("viduq1"),
                Strategy.PRIORITY),
            new RouteConfig(
                when("kling-v1", Optional.empty()),
                List.of("kling-main", "kling-backup"),
                List.of(),
                Strategy.PRIORITY));
  }

  private static PriceConfig perSecond(
      String amount, String factor, Map<String, BigDecimal> byValue) {
    return new PriceConfig(Optional.of(decimal(amount)), Optional.empty(), Map.of(factor, byValue));
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  private static BigDecimal one() {
    return BigDecimal.ONE;
  }

  private static When when(String model, Optional<String> group) {
    return new When(
        Optional.of(model),
        group,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void the_tenant_is_decoded() {
    LimitsConfig keyLimits =
        new LimitsConfig(
            OptionalInt.of(1_000_000),
            OptionalInt.of(300),
            OptionalInt.of(100_000),
            List.of(
                new BudgetConfig(Unit.CREDITS, new BigDecimal("1000000"), Period.MONTH),
                new BudgetConfig(Unit.SECONDS, new BigDecimal("5000000"), Period.EVER)));
    KeyConfig key =
        new KeyConfig(
            "acme-web",
            HASH,
            List.of("*"),
            List.of("127.0.0.0/8", "::1"),
            Optional.of(Instant.parse("2099-01-01T00:00:00Z")),
            keyLimits);
    LimitsConfig tenantLimits =
        new LimitsConfig(OptionalInt.empty(), OptionalInt.of(300), OptionalInt.empty(), List.of());
    assertThat(decode().config().tenants())
        .isEqualTo(
            Map.of(
                "acme",
                new TenantConfig(
                    "acme",
                    Set.of("default"),
                    BigDecimal.ONE,
                    tenantLimits,
                    Map.of("acme-web", key))));
  }

  @Test
  void it_loads_as_it_stands_and_says_what_has_no_effect_yet() {
    assertThat(ConfigFile.load(file, ENVIRONMENT, HOME).warnings().stream().map(Problem::message))
        .containsExactlyInAnyOrder(
            "fallback to other models is not built yet in this version",
            "replacing jars while running is not built yet in this version",
            "counting vendors' cost is not built yet in this version");
  }

  @Test
  void every_variable_that_is_not_set_is_named() {
    assertThatThrownBy(() -> ConfigFile.load(file, Map.of(), HOME))
        .hasMessageContaining(
            "channels.kling-main.credentials.secret_key: environment variable KLING_SECRET_KEY is"
                + " not set")
        .satisfies(
            e ->
                assertThat(((ConfigException) e).problems().stream().map(Problem::message))
                    .filteredOn(message -> message.endsWith("is not set"))
                    .hasSize(ENVIRONMENT.size()));
  }
}
