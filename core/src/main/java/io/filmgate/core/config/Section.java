package io.filmgate.core.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A map of fixed keys. It knows which were asked for; the others are unknown. */
final class Section {
  private final Value value;
  private final Map<String, Node> members;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(Value value, Problems problems) {
    this.value = value;
    this.members = value.node() instanceof Node.Keys keys ? keys.members() : Map.of();
    this.problems = problems;
  }

  /** The operator's name for this section: its key. */
  String id() {
    return value.key();
  }

  Value at(String key) {
    asked.add(key);
    return value(key, members.getOrDefault(key, new Node.Nothing(value.node().place())));
  }

  /** Reports something that no single key is to blame for. */
  void refuse(String message) {
    problems.add(value.path(), message, value.node().place());
  }

  void refuseUnknown() {
    members.forEach(
        (key, node) -> {
          if (!asked.contains(key)) {
            value(key, node).refuse("unknown key; " + Suggestion.of(key, asked));
          }
        });
  }

  private Value value(String key, Node node) {
    String path = value.path().isEmpty() ? key : value.path() + "." + key;
    return new Value(path, key, node, problems);
  }
}
