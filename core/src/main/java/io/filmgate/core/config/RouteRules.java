package io.filmgate.core.config;

import io.filmgate.core.config.RouteConfig.Strategy;
import io.filmgate.core.config.RouteConfig.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What routes may name, and that they lead somewhere. */
final class RouteRules {
  private final Reading reading;
  private final List<RouteConfig> routes;
  private final Map<String, ChannelConfig> channels;
  private final Set<String> models;
  private final Set<String> groups;

  private RouteRules(Reading reading) {
    this.reading = reading;
    this.routes = reading.config().routes();
    this.channels = reading.channels();
    this.models = reading.models();
    this.groups = new TreeSet<>(reading.groups());
    reading.config().tenants().values().forEach(tenant -> groups.addAll(tenant.groups()));
  }

  static void check(Reading reading) {
    RouteRules rules = new RouteRules(reading);
    Map<When, Integer> conditions = new HashMap<>();
    for (int i = 0; i < rules.routes.size(); i++) {
      String path = "routes[" + i + "]";
      rules.names(path, rules.routes.get(i));
      rules.channels(path, rules.routes.get(i));
      rules.fallback(path, rules.routes.get(i));
      rules.reach(path, i, conditions);
    }
    FallbackCircles.check(reading, rules.models);
  }

  private void names(String path, RouteConfig route) {
    route
        .when()
        .model()
        .filter(pattern -> models.stream().noneMatch(model -> ModelPattern.matches(pattern, model)))
        .ifPresent(
            pattern ->
                reading.refuse(
                    path + ".when.model",
                    "no channel serves \"" + pattern + "\"; " + Suggestion.of(pattern, models)));
    route
        .when()
        .group()
        .filter(group -> !groups.contains(group))
        .ifPresent(
            group ->
                reading.refuse(
                    path + ".when.group",
                    "unknown group \"" + group + "\"; " + Suggestion.of(group, groups)));
    Set<String> tenants = reading.config().tenants().keySet();
    route
        .when()
        .tenant()
        .filter(tenant -> !tenants.contains(tenant))
        .ifPresent(
            tenant ->
                reading.warn(
                    path + ".when.tenant",
                    "\"%s\" is not declared here; %s"
                        .formatted(tenant, Suggestion.of(tenant, tenants))));
  }

  private void channels(String path, RouteConfig route) {
    List<ChannelConfig> named = new ArrayList<>();
    for (int i = 0; i < route.channels().size(); i++) {
      String id = route.channels().get(i);
      String place = path + ".channels[" + i + "]";
      if (!channels.containsKey(id)) {
        reading.refuse(
            place, "unknown channel \"" + id + "\"; " + Suggestion.of(id, channels.keySet()));
      } else if (named.contains(channels.get(id))) {
        reading.refuse(place, "\"" + id + "\" stands twice");
      } else {
        named.add(channels.get(id));
      }
    }
    boolean isComplete = !named.isEmpty() && named.size() == route.channels().size();
    boolean isServed = models.stream().anyMatch(model -> mayMatch(route, model));
    if (isComplete
        && isServed
        && named.stream().allMatch(channel -> served(route, channel).isEmpty())) {
      String pattern = route.when().model().orElse("*");
      reading.refuse(path + ".channels", "none of them serves \"" + pattern + "\"");
    }
    if (route.strategy() == Strategy.CHEAPEST) {
      named.forEach(channel -> costs(path, route, channel));
    }
  }

  private List<String> served(RouteConfig route, ChannelConfig channel) {
    return channel.models().keySet().stream().filter(model -> mayMatch(route, model)).toList();
  }

  /** Whether a route may serve a model, whatever else it asks for. */
  static boolean mayMatch(RouteConfig route, String model) {
    return route.when().model().map(pattern -> ModelPattern.matches(pattern, model)).orElse(true);
  }

  private void costs(String path, RouteConfig route, ChannelConfig channel) {
    served(route, channel).stream()
        .filter(model -> !channel.cost().containsKey(model))
        .forEach(
            model ->
                reading.refuse(
                    "channels.%s.cost.%s".formatted(channel.id(), model),
                    "missing; %s takes the cheapest channel".formatted(path)));
  }

  private void fallback(String path, RouteConfig route) {
    for (int i = 0; i < route.fallback().size(); i++) {
      String model = route.fallback().get(i);
      if (!models.contains(model)) {
        reading.refuse(
            path + ".fallback[" + i + "]",
            "no channel serves \"" + model + "\"; " + Suggestion.of(model, models));
      }
    }
  }

  private void reach(String path, int index, Map<When, Integer> before) {
    Integer first = before.putIfAbsent(routes.get(index).when(), index);
    if (first != null) {
      reading.refuse(
          path + ".when", "never reached: routes[" + first + "] has the same conditions");
    }
  }
}
