package io.filmgate.core.config;

import io.filmgate.core.config.RouteConfig.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What routes may name, and that they lead somewhere. */
final class RouteRules {
  private final Reading reading;
  private final List<RouteConfig> routes;
  private final Map<String, ChannelConfig> channels;
  private final Set<String> models;

  private RouteRules(Reading reading) {
    this.reading = reading;
    this.routes = reading.config().routes();
    this.channels = reading.channels();
    this.models = reading.models();
  }

  static void check(Reading reading) {
    RouteRules rules = new RouteRules(reading);
    for (int i = 0; i < rules.routes.size(); i++) {
      String path = "routes[" + i + "]";
      rules.names(path, rules.routes.get(i));
      rules.channels(path, rules.routes.get(i));
      rules.fallback(path, rules.routes.get(i));
      rules.reach(path, i);
    }
    rules.circles();
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
    Set<String> groups = new TreeSet<>(reading.groups());
    reading.config().tenants().values().forEach(tenant -> groups.addAll(tenant.groups()));
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
    if (isComplete && named.stream().allMatch(channel -> served(route, channel).isEmpty())) {
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

  private static boolean mayMatch(RouteConfig route, String model) {
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

  private void reach(String path, int index) {
    for (int i = 0; i < index; i++) {
      if (routes.get(i).when().equals(routes.get(index).when())) {
        reading.refuse(path + ".when", "never reached: routes[" + i + "] has the same conditions");
        return;
      }
    }
  }

  /** From each model, through whatever routes may serve it. */
  private void circles() {
    for (int i = 0; i < routes.size(); i++) {
      for (String model : models) {
        Optional<List<String>> circle =
            mayMatch(routes.get(i), model)
                ? routes.get(i).fallback().stream()
                    .map(next -> circle(model, next, new ArrayList<>(List.of(model))))
                    .flatMap(Optional::stream)
                    .findFirst()
                : Optional.empty();
        if (circle.isPresent()) {
          reading.refuse(
              "routes[" + i + "].fallback",
              "goes in a circle: " + String.join(" → ", circle.get()));
          break;
        }
      }
    }
  }

  private Optional<List<String>> circle(String goal, String model, List<String> before) {
    List<String> path = new ArrayList<>(before);
    path.add(model);
    if (model.equals(goal)) {
      return Optional.of(path);
    }
    if (before.contains(model)) {
      return Optional.empty();
    }
    return routes.stream()
        .filter(route -> mayMatch(route, model))
        .flatMap(route -> route.fallback().stream())
        .distinct()
        .map(next -> circle(goal, next, path))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
