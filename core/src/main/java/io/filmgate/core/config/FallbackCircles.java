package io.filmgate.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds fallbacks that lead back to where they began, in one walk over all models. */
final class FallbackCircles {
  private final Reading reading;

  /** Model → the model to try next → the route that says so. */
  private final Map<String, Map<String, Integer>> next = new TreeMap<>();

  private final Set<String> done = new HashSet<>();

  private FallbackCircles(Reading reading, Collection<String> models) {
    this.reading = reading;
    List<RouteConfig> routes = reading.config().routes();
    for (int i = 0; i < routes.size(); i++) {
      RouteConfig route = routes.get(i);
      if (!route.fallback().isEmpty()) {
        int index = i;
        models.stream()
            .filter(model -> RouteRules.mayMatch(route, model))
            .forEach(model -> add(model, route.fallback(), index));
      }
    }
  }

  static void check(Reading reading, Collection<String> models) {
    FallbackCircles circles = new FallbackCircles(reading, models);
    circles.next.keySet().forEach(model -> circles.walk(model, new ArrayList<>()));
  }

  private void add(String model, List<String> fallback, int route) {
    Map<String, Integer> targets = next.computeIfAbsent(model, name -> new LinkedHashMap<>());
    fallback.forEach(target -> targets.putIfAbsent(target, route));
  }

  private void walk(String model, List<String> way) {
    int begin = way.indexOf(model);
    if (begin >= 0) {
      List<String> circle = new ArrayList<>(way.subList(begin, way.size()));
      circle.add(model);
      int route = next.get(circle.get(0)).get(circle.get(1));
      reading.refuse(
          "routes[" + route + "].fallback", "goes in a circle: " + String.join(" → ", circle));
      return;
    }
    if (!done.add(model)) {
      return;
    }
    way.add(model);
    for (String target : next.getOrDefault(model, Map.of()).keySet()) {
      walk(target, way);
    }
    way.remove(way.size() - 1);
  }
}
