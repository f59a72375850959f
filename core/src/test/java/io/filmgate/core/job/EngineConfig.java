package io.filmgate.core.job;

import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.provider.ObedientPlugin;
import io.filmgate.core.provider.ProvidersSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Configuration for tests of the engine: one key of one tenant, one priced model. */
final class EngineConfig {
  private static final String KEYS =
      """
      prices: { clip: { per_second: 0.2 } }
      tenants:
        t:
          keys:
            k: { sha256: %s, limits: { budgets: [{ credits: %s }] } }
      """;

  private EngineConfig() {}

  /** Plugins of the providers {@code acme} and {@code zeta}. */
  static ProvidersSetup plugins(Path home, InstantSource clock) {
    Path plugins = home.resolve("plugins");
    ObedientPlugin.reconcilable(plugins, "acme");
    ObedientPlugin.forgetful(plugins, "zeta");
    return new ProvidersSetup(
        plugins,
        home.resolve("none"),
        Set.of(),
        home.resolve("staging"),
        clock,
        new Random(1),
        port -> false,
        Optional::empty,
        new SimpleMeterRegistry());
  }

  /** An account of the scripted vendor as a channel of the same name. */
  static String channel(String account, String provider, int priority, String more) {
    return """
      %1$s:
          provider: %2$s
          settings: { base_url: "URL(%1$s)" }
          credentials: { api_key: hush }
          models: { clip: %2$s-1 }
          priority: %3$d
          %4$s
      """
        .formatted(account, provider, priority, more)
        .indent(2);
  }

  /**
   * Reads a configuration.
   *
   * @param channels YAML; {@code URL(name)} is an account of the scripted vendor
   * @param credits the key's budget
   */
  static GatewayConfig load(Path home, ScriptedVendor vendor, String channels, String credits) {
    String yaml = KEYS.formatted("0".repeat(64), credits) + channels;
    for (String account : List.of("a", "b", "c")) {
      yaml = yaml.replace("URL(" + account + ")", vendor.url(account));
    }
    try {
      Path file = Files.writeString(home.resolve("filmgate.yaml"), yaml);
      return ConfigFile.load(file, Map.of(), home).config();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
