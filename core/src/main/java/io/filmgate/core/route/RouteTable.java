package io.filmgate.core.route;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.config.RouteConfig;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.tenant.Tenant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Which channels serve what, by configuration. Immutable; a reload makes a new one. */
public final class RouteTable {
  private final List<RouteConfig> routes;
  private final Map<String, Map<String, Candidate>> byChannelAndModel;
  private final ChannelPicker picker;

  private RouteTable(
      List<RouteConfig> routes,
      Map<String, Map<String, Candidate>> byChannelAndModel,
      ChannelPicker picker) {
    this.routes = routes;
    this.byChannelAndModel = byChannelAndModel;
    this.picker = picker;
  }

  /**
   * The table of a configuration and the plugins that are loaded; a channel without its plugin
   * serves nothing.
   */
  public static RouteTable of(GatewayConfig config, Providers providers, RandomGenerator random) {
    return new RouteTable(
        config.routes(), candidates(config, providers, Map.of()), new ChannelPicker(random));
  }

  /**
   * The table of a configuration that takes the place of this one. Channels that it does not have
   * any more take no new jobs, but those that they have are still followed.
   */
  public RouteTable replacedBy(GatewayConfig config, Providers providers) {
    return new RouteTable(
        config.routes(), candidates(config, providers, byChannelAndModel), picker);
  }

  private static Map<String, Map<String, Candidate>> candidates(
      GatewayConfig config, Providers providers, Map<String, Map<String, Candidate>> before) {
    Map<String, Map<String, Candidate>> byChannelAndModel = new LinkedHashMap<>();
    for (ChannelConfig channel : config.channels().values()) {
      providers
          .describe(channel.provider())
          .ifPresent(
              provider -> byChannelAndModel.put(channel.id(), Accounts.of(provider, channel)));
    }
    before.forEach((id, byModel) -> byChannelAndModel.putIfAbsent(id, drained(byModel)));
    return Collections.unmodifiableMap(byChannelAndModel);
  }

  private static Map<String, Candidate> drained(Map<String, Candidate> byModel) {
    Map<String, Candidate> drained = new LinkedHashMap<>();
    byModel.forEach(
        (model, there) ->
            drained.put(
                model,
                new Candidate(there.channel().drained(), there.account(), there.vendorModels())));
    return drained;
  }

  /**
   * The channels that may serve a request, in the order in which they are to be tried.
   *
   * @return empty if there is none, whether the model is unknown or not for this tenant
   */
  public List<Candidate> candidates(RouteQuestion question) {
    Collection<String> channelIds =
        routes.stream()
            .filter(route -> RouteMatch.matches(route.when(), question))
            .findFirst()
            .<Collection<String>>map(RouteConfig::channels)
            .orElse(byChannelAndModel.keySet());
    return picker.order(
        channelIds.stream()
            .flatMap(channelId -> channel(channelId, question.model()).stream())
            .filter(candidate -> serves(candidate.channel(), question.tenant()))
            .toList());
  }

  /** The public models that a tenant can use, in the order of the file. */
  public Set<String> models(Tenant tenant) {
    Set<String> models = new LinkedHashSet<>();
    for (Map<String, Candidate> byModel : byChannelAndModel.values()) {
      byModel.forEach(
          (model, candidate) -> {
            if (serves(candidate.channel(), tenant)) {
              models.add(model);
            }
          });
    }
    return models;
  }

  /** The channels that take new jobs of a tenant for a model, in the order of the file. */
  public List<Candidate> serving(String model, Tenant tenant) {
    return byChannelAndModel.keySet().stream()
        .flatMap(channelId -> channel(channelId, model).stream())
        .filter(candidate -> serves(candidate.channel(), tenant))
        .toList();
  }

  /**
   * A channel that is configured, whether or not it takes new jobs, as it serves a public model.
   */
  public Optional<Candidate> channel(String channelId, String model) {
    return Optional.ofNullable(byChannelAndModel.get(channelId)).map(byModel -> byModel.get(model));
  }

  /** A channel that is configured, as it serves any of its models. */
  public Optional<Candidate> channel(String channelId) {
    return Optional.ofNullable(byChannelAndModel.get(channelId))
        .flatMap(byModel -> byModel.values().stream().findFirst());
  }

  /** Every channel that has its plugin. */
  public Set<String> channelIds() {
    return byChannelAndModel.keySet();
  }

  private static boolean serves(ChannelConfig channel, Tenant tenant) {
    return channel.isEnabled() && !Collections.disjoint(channel.groups(), tenant.groups());
  }
}
