package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where each path stands, for problems that show only when the whole is known. */
final class Places {
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  Places(Node.Keys root) {
    note("", root);
  }

  /** Every path that is there, and what stands at it. */
  Map<String, Node> nodes() {
    return nodes;
  }

  /** A problem at a path, or at the nearest part of it that is there. */
  Problem problem(String path, String message) {
    return new Problem(path, message, place(path));
  }

  private Optional<Place> place(String path) {
    String part = path;
    while (!part.isEmpty() && !nodes.containsKey(part)) {
      part = part.substring(0, Math.max(0, Math.max(part.lastIndexOf('.'), part.lastIndexOf('['))));
    }
    return Optional.ofNullable(nodes.get(part)).map(Node::place);
  }

  private void note(String path, Node node) {
    nodes.put(path, node);
    if (node instanceof Node.Keys keys) {
      keys.members()
          .forEach((key, member) -> note(path.isEmpty() ? key : path + "." + key, member));
    } else if (node instanceof Node.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        note(path + "[" + i + "]", items.items().get(i));
      }
    }
  }
}
