package io.filmgate.core.config;

import java.util.Map;
import java.util.function.Function;

/** What a configuration may change while the gateway runs. */
final class ReloadRules {
  /** What is decided at the start, by the path of its section. */
  private static final Map<String, Function<GatewayConfig, Object>> FIXED =
      Map.of(
          "server.listen", config -> config.server().listen(),
          "management", GatewayConfig::management,
          "log", GatewayConfig::log,
          "store", GatewayConfig::store,
          "plugins", GatewayConfig::plugins);

  private ReloadRules() {}

  static void check(Reading reading, GatewayConfig before) {
    FIXED.forEach(
        (path, part) -> {
          if (!part.apply(reading.config()).equals(part.apply(before))) {
            reading.warn(path, "this change applies from the next start on");
          }
        });
    reading
        .channels()
        .forEach(
            (id, channel) -> {
              ChannelConfig old = before.channels().get(id);
              if (old != null && !old.provider().equals(channel.provider())) {
                reading.refuse(
                    "channels." + id + ".provider",
                    "cannot become %s while jobs of %s may run there; declare a channel of another name"
                        .formatted(channel.provider(), old.provider()));
              }
            });
    if (reading.config().channels().values().stream().noneMatch(ChannelConfig::isEnabled)) {
      reading.refuse("channels", "none is enabled and has its variables: nothing could be served");
    }
  }
}
