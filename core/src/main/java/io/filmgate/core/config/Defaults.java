package io.filmgate.core.config;

import io.filmgate.core.config.ChannelConfig.ChannelLimits;
import io.filmgate.core.config.JobsConfig.ModeratedOutput;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.RouteConfig.Strategy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every key means that is not in the file. The only place where this is decided. */
final class Defaults {
  static final String GROUP = "default";

  static final ServerConfig SERVER =
      new ServerConfig(
          new Endpoint("127.0.0.1", 8080),
          URI.create("http://127.0.0.1:8080"),
          List.of(),
          32L << 20,
          256L << 20,
          Duration.ofSeconds(30));

  static final ManagementConfig MANAGEMENT =
      new ManagementConfig(new Endpoint("127.0.0.1", 8081), List.of());

  static final LogConfig LOG = new LogConfig(LogConfig.Format.AUTO, LogConfig.Level.INFO);

  /** Its path starts at the home. */
  static final StoreConfig STORE =
      new StoreConfig("sqlite:data/filmgate.db", "", new SecretText(""), 512L << 20);

  /** Its directory starts at the home. */
  static final PluginsConfig PLUGINS =
      new PluginsConfig(Path.of("plugins"), Duration.ofSeconds(2), List.of());

  static final JobsConfig JOBS =
      new JobsConfig(
          Duration.ofSeconds(10),
          Duration.ofHours(24),
          Duration.ofHours(2),
          ModeratedOutput.RELEASE,
          Duration.ofDays(30));

  /** Provider, credentials and models have no default. */
  static final ChannelConfig CHANNEL =
      new ChannelConfig(
          "",
          "",
          true,
          false,
          Map.of(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Map.of(),
          Set.of(GROUP),
          0,
          1,
          new ChannelLimits(5, 10),
          Optional.empty());

  static final Strategy STRATEGY = Strategy.PRIORITY;

  static final TenantConfig TENANT =
      new TenantConfig("", Set.of(GROUP), BigDecimal.ONE, LimitsConfig.NONE, Map.of());

  /** The hash has no default. */
  static final KeyConfig KEY =
      new KeyConfig("", "", List.of("*"), List.of(), Optional.empty(), LimitsConfig.NONE);

  static final Period PERIOD = Period.EVER;

  /** How long a replaced secret of a key still works. */
  static final Duration SECRET_OVERLAP = Duration.ofHours(24);

  private Defaults() {}

  /** Where clients find the gateway if nothing says otherwise. */
  static URI publicUrl(Endpoint listen) {
    return URI.create("http://" + listen);
  }
}
