package io.filmgate.core.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which path is answered by what. Every GET is also a HEAD, every path knows OPTIONS, and what is
 * not there is answered in the shape of every other error.
 */
public final class Routes {
  /** Answers a request. */
  public interface Action {
    void run(Exchange exchange);
  }

  private record Route(String template, List<String> segments, Map<String, Action> actions) {
    /** What stands in a path for each variable, such as {@code {id}}, of the template. */
    Optional<Map<String, String>> match(List<String> path) {
      if (path.size() != segments.size()) {
        return Optional.empty();
      }
      Map<String, String> variables = new HashMap<>();
      for (int i = 0; i < path.size(); i++) {
        String segment = segments.get(i);
        if (segment.startsWith("{")) {
          variables.put(segment.substring(1, segment.length() - 1), path.get(i));
        } else if (!segment.equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }

    Set<String> methods() {
      Set<String> methods = new TreeSet<>(actions.keySet());
      methods.add("OPTIONS");
      return methods;
    }
  }

  private final Map<String, Route> routes = new LinkedHashMap<>();

  public Routes get(String template, Action action) {
    return on("GET", template, action).on("HEAD", template, action);
  }

  public Routes post(String template, Action action) {
    return on("POST", template, action);
  }

  public Routes delete(String template, Action action) {
    return on("DELETE", template, action);
  }

  private Routes on(String method, String template, Action action) {
    routes
        .computeIfAbsent(
            template, name -> new Route(name, List.of(name.split("/", -1)), new LinkedHashMap<>()))
        .actions()
        .put(method, action);
    return this;
  }

  /** Makes what is usually answered countable from the start. */
  void expect(HttpMeters meters) {
    routes
        .values()
        .forEach(
            route ->
                route
                    .actions()
                    .keySet()
                    .forEach(method -> meters.expect(method, route.template(), 200)));
  }

  /** Every path as a template, with the methods that it knows. */
  public Map<String, Set<String>> methodsByPath() {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    routes.values().forEach(route -> methods.put(route.template(), route.methods()));
    return methods;
  }

  /** Answers a request. */
  void serve(Exchange exchange) {
    String method = exchange.request().method().name();
    String path = exchange.request().path();
    if (method.equals("OPTIONS") && "*".equals(path)) {
      exchange.answerEmpty(204, allow(methods()));
      return;
    }
    List<String> segments = segments(path);
    for (Route route : routes.values()) {
      Optional<Map<String, String>> variables = route.match(segments);
      if (variables.isPresent()) {
        exchange.routedTo(route.template(), variables.get());
        answer(exchange, method, route);
        return;
      }
    }
    exchange.refuse(Errors.unknownPath(method, path == null ? "" : path));
  }

  private static void answer(Exchange exchange, String method, Route route) {
    Action action = route.actions().get(method);
    if (action != null) {
      action.run(exchange);
    } else if (method.equals("OPTIONS")) {
      exchange.answerEmpty(204, allow(route.methods()));
    } else {
      exchange.refuse(Errors.methodNotAllowed(route.methods()));
    }
  }

  /** Of all paths together: what the server as a whole understands. */
  private Set<String> methods() {
    Set<String> methods = new TreeSet<>();
    routes.values().forEach(route -> methods.addAll(route.methods()));
    return methods;
  }

  private static Map<String, String> allow(Set<String> methods) {
    return Map.of("allow", String.join(", ", methods));
  }

  private static List<String> segments(String path) {
    if (path == null) {
      return List.of();
    }
    List<String> decoded = new ArrayList<>();
    Stream.of(path.split("/", -1))
        .map(segment -> PercentText.decode(segment, false))
        .forEach(decoded::add);
    return decoded;
  }
}
