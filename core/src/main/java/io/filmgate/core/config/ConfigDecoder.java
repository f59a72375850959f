package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the tree into records, and reports everything in it that is wrong by itself. */
final class ConfigDecoder {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration SHORTEST_SCAN = Duration.ofMillis(100);
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  /** Idempotency keys live as long as their jobs, and are promised for a day. */
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  private static final long LEAST_BODY = 1024;

  private final Path home;

  private ConfigDecoder(Path home) {
    this.home = home;
  }

  static GatewayConfig decode(Node.Keys root, Path home, Problems problems) {
    return new Value("", "", root, problems).section(new ConfigDecoder(home)::gateway);
  }

  /** What applies where nothing is written. */
  static GatewayConfig none(Path home) {
    return decode(new Node.Keys(Map.of(), new Place("", 1)), home, new Problems());
  }

  private GatewayConfig gateway(Section root) {
    return new GatewayConfig(
        home,
        root.at("server").section(ConfigDecoder::server),
        root.at("management").section(ConfigDecoder::management),
        root.at("log").section(ConfigDecoder::log),
        root.at("store").section(this::store),
        root.at("plugins").section(this::plugins),
        root.at("jobs").section(ConfigDecoder::jobs),
        root.at("channels").map(Scalars.ID, ChannelDecoder::channel),
        root.at("prices")
            .map(Scalars.MODEL, value -> Optional.of(value.section(ConfigDecoder::price))),
        root.at("routes")
            .list(value -> Optional.of(value.section(RouteDecoder::route)))
            .orElse(List.of()),
        root.at("tenants")
            .map(Scalars.ID, value -> Optional.of(value.section(TenantDecoder::tenant))));
  }

  private static ServerConfig server(Section server) {
    ServerConfig defaults = Defaults.SERVER;
    Endpoint listen = server.at("listen").scalar(Addresses.ENDPOINT, defaults.listen());
    URI publicUrl = Defaults.publicUrl(listen);
    return new ServerConfig(
        listen,
        server.at("public_url").scalar(Addresses.PUBLIC_URL, publicUrl),
        server.at("trusted_proxies").list(Addresses.RANGE, defaults.trustedProxies()),
        server.at("max_body").scalar(Quantities.size(LEAST_BODY), defaults.maxBodyBytes()),
        server.at("max_buffered").scalar(Quantities.size(LEAST_BODY), defaults.maxBufferedBytes()),
        server.at("stop_grace").scalar(Quantities.duration(AT_ONCE), defaults.stopGrace()));
  }

  private static ManagementConfig management(Section management) {
    ManagementConfig defaults = Defaults.MANAGEMENT;
    return new ManagementConfig(
        management.at("listen").scalar(Addresses.ENDPOINT, defaults.listen()),
        management
            .at("jwt")
            .list(value -> Optional.of(value.section(SignerDecoder::signer)))
            .orElse(defaults.jwt()));
  }

  private static LogConfig log(Section log) {
    return new LogConfig(
        log.at("format").scalar(Scalars.choice(LogConfig.Format.class), Defaults.LOG.format()),
        log.at("level").scalar(Scalars.choice(LogConfig.Level.class), Defaults.LOG.level()));
  }

  private StoreConfig store(Section store) {
    StoreConfig defaults = Defaults.STORE;
    String url = store.at("url").scalar(Addresses.STORE_URL, defaults.url());
    String path = url.replaceFirst("^sqlite:", "");
    return new StoreConfig(
        path.equals(url) ? url : "sqlite:" + home.resolve(path),
        store.at("user").scalar(Scalars.TEXT_OR_EMPTY, defaults.user()),
        store.at("password").scalar(Scalars.SECRET_OR_EMPTY, defaults.password()),
        store.at("min_free").scalar(Quantities.size(0), defaults.minFreeBytes()));
  }

  private PluginsConfig plugins(Section plugins) {
    PluginsConfig defaults = Defaults.PLUGINS;
    return new PluginsConfig(
        home.resolve(plugins.at("directory").scalar(Scalars.PATH, defaults.directory())),
        plugins
            .at("scan_interval")
            .scalar(Quantities.duration(SHORTEST_SCAN), defaults.scanInterval()),
        plugins.at("sha256").list(Scalars.SHA256, defaults.sha256()));
  }

  private static JobsConfig jobs(Section jobs) {
    JobsConfig defaults = Defaults.JOBS;
    return new JobsConfig(
        jobs.at("submit_wait").scalar(Quantities.duration(AT_ONCE), defaults.submitWait()),
        jobs.at("queue_wait").scalar(Quantities.duration(SHORTEST_WAIT), defaults.queueWait()),
        jobs.at("deadline").scalar(Quantities.duration(SHORTEST_WAIT), defaults.deadline()),
        jobs.at("moderated_output")
            .scalar(Scalars.choice(JobsConfig.ModeratedOutput.class), defaults.moderatedOutput()),
        jobs.at("retention").scalar(Quantities.duration(SHORTEST_RETENTION), defaults.retention()));
  }

  private static PriceConfig price(Section price) {
    Value perSecond = price.at("per_second");
    Value perVideo = price.at("per_video");
    if (!perSecond.isThere() && !perVideo.isThere()) {
      price.refuse("needs per_second or per_video");
    }
    return new PriceConfig(
        perSecond.scalar(Quantities.MONEY),
        perVideo.scalar(Quantities.MONEY),
        price.at("factors").map(Scalars.NAME, ConfigDecoder::factor));
  }

  private static Optional<Map<String, BigDecimal>> factor(Value factor) {
    Map<String, BigDecimal> byValue =
        factor.map(Scalars.NAME, value -> value.required(Quantities.MONEY));
    if (!factor.isThere()) {
      factor.refuse("missing; must be a map of the factor's values to numbers");
    }
    return Optional.of(byValue);
  }
}
