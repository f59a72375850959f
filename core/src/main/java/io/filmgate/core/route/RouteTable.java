package io.filmgate.core.route;

import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which channels serve what, by configuration. Immutable; a reload makes a new one. */
public final class RouteTable {
  private RouteTable() {}

  /** The table of a configuration and the plugins that are loaded. */
  public static RouteTable of(GatewayConfig config, Providers providers) {
    return new RouteTable();
  }

  /**
   * The channels that may serve a request, in the order in which they are to be tried.
   *
   * @return empty if there is none, whether the model is unknown or not for this tenant
   */
  public List<Candidate> candidates(RouteQuestion question) {
    return List.of();
  }

  /** The public models that a tenant can use. */
  public Set<String> models(Tenant tenant) {
    return Set.of();
  }

  /**
   * A channel that is configured, whether or not it takes new jobs, as it serves a public model.
   */
  public Optional<Candidate> channel(String channelId, String model) {
    return Optional.empty();
  }
}
