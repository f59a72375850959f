package io.filmgate.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The configuration file, decoded, checked and with every default filled in. Immutable; a reload
 * makes a new one.
 *
 * @param home what relative paths start at
 */
public record GatewayConfig(
    Path home,
    ServerConfig server,
    ManagementConfig management,
    LogConfig log,
    StoreConfig store,
    PluginsConfig plugins,
    JobsConfig jobs,
    Map<String, ChannelConfig> channels,
    Map<String, PriceConfig> prices,
    List<RouteConfig> routes,
    Map<String, TenantConfig> tenants) {
  public GatewayConfig {
    channels = Ordered.copy(channels);
    prices = Ordered.copy(prices);
    routes = List.copyOf(routes);
    tenants = Ordered.copy(tenants);
  }

  /** The same with what another one has decided for as long as the process runs. */
  GatewayConfig keeping(GatewayConfig fixed) {
    return new GatewayConfig(
        home,
        server.withListen(fixed.server.listen()),
        fixed.management,
        fixed.log,
        fixed.store,
        fixed.plugins,
        jobs,
        channels,
        prices,
        routes,
        tenants);
  }

  /** The same with other channels. */
  GatewayConfig withChannels(Map<String, ChannelConfig> others) {
    return new GatewayConfig(
        home, server, management, log, store, plugins, jobs, others, prices, routes, tenants);
  }

  /** The same with other tenants. */
  GatewayConfig withTenants(Map<String, TenantConfig> others) {
    return new GatewayConfig(
        home, server, management, log, store, plugins, jobs, channels, prices, routes, others);
  }
}
