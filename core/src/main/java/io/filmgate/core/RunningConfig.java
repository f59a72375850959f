package io.filmgate.core;

import io.filmgate.core.config.ConfigException;
import io.filmgate.core.config.ConfigStatus;
import io.filmgate.core.config.ConfigStatus.Refused;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.config.Problem;
import io.filmgate.core.config.Reload;
import io.filmgate.core.ledger.PriceList;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.route.Channels;
import io.filmgate.core.route.RouteTable;
import io.filmgate.core.tenant.KeyDirectory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that applies, with what is made of it; a later one takes its place as a whole
 * or not at all. Answers from any thread.
 */
final class RunningConfig {
  private static final Logger LOG = LoggerFactory.getLogger(RunningConfig.class);

  private final Providers providers;
  private final KeyDirectory keys;
  private final Channels channels;
  private final InstantSource clock;
  private volatile Current current;
  private volatile Optional<Refused> refused = Optional.empty();

  private record Current(Loaded loaded, RouteTable routes, PriceList prices, Instant since) {}

  /**
   * @param first checked against the plugins
   */
  RunningConfig(
      Loaded first,
      Providers providers,
      KeyDirectory keys,
      Channels channels,
      RandomGenerator random,
      InstantSource clock) {
    this.providers = providers;
    this.keys = keys;
    this.channels = channels;
    this.clock = clock;
    first.warnings().forEach(warning -> LOG.warn("{}", warning));
    keys.declare(first.config().tenants());
    this.current =
        new Current(
            first,
            RouteTable.of(first.config(), providers, random),
            new PriceList(first.config().prices()),
            clock.instant());
  }

  GatewayConfig config() {
    return current.loaded().config();
  }

  Loaded loaded() {
    return current.loaded();
  }

  ConfigStatus status() {
    Current now = current;
    return new ConfigStatus(now.loaded(), now.since(), refused);
  }

  RouteTable routes() {
    return current.routes();
  }

  PriceList prices() {
    return current.prices();
  }

  /** Reads the configuration again, checks all of it and lets it apply. Blocks. */
  Reload reload() {
    return reload(() -> loaded().again());
  }

  /**
   * Checks all of a configuration and lets it apply.
   *
   * @param files what they say; may end with a {@link ConfigException}
   */
  synchronized Reload reload(Supplier<Loaded> files) {
    Loaded before = current.loaded();
    Loaded next;
    try {
      next = files.get().after(before).against(providers.all());
    } catch (ConfigException wrong) {
      return refuse(wrong.problems());
    }
    refused = Optional.empty();
    if (next.equals(before)) {
      return new Reload.Unchanged(before.sha256());
    }
    apply(before, next);
    return new Reload.Applied(next.sha256(), next.warnings());
  }

  private void apply(Loaded before, Loaded next) {
    GatewayConfig config = next.config();
    RouteTable routes = current.routes().replacedBy(config, providers);
    channels.changed(before.config().channels(), config.channels());
    keys.declare(config.tenants());
    current = new Current(next, routes, new PriceList(config.prices()), clock.instant());
    LOG.info("a new configuration applies: {}", next.sha256());
    next.warnings().forEach(warning -> LOG.warn("{}", warning));
  }

  private Reload refuse(List<Problem> problems) {
    if (refused.filter(last -> last.problems().equals(problems)).isEmpty()) {
      problems.forEach(problem -> LOG.error("{}", problem));
      LOG.error("the configuration is not taken over; the one before still applies");
    }
    refused = Optional.of(new Refused(problems, clock.instant()));
    return new Reload.Rejected(problems);
  }
}
