package io.filmgate.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A place in the file that is being decoded. What is wrong is reported and then read as if it were
 * not there, so that one reading finds every problem.
 *
 * @param key the last part of the path
 */
record Value(String path, String key, Node node, Problems problems) {
  private static final int MOST_SHOWN = 60;

  boolean isThere() {
    return !(node instanceof Node.Nothing);
  }

  void refuse(String message) {
    problems.add(path, message, node.place());
  }

  void warn(String message) {
    problems.warn(new Problem(path, message, Optional.of(node.place())));
  }

  <T> Optional<T> scalar(Scalar<T> kind) {
    if (node instanceof Node.Text text) {
      Optional<T> value = kind.read(text.value());
      if (value.isEmpty()) {
        refuse("must be " + kind.expected() + shown(text, kind));
      }
      return value;
    }
    refuseOther("must be " + kind.expected());
    return Optional.empty();
  }

  <T> T scalar(Scalar<T> kind, T fallback) {
    return scalar(kind).orElse(fallback);
  }

  /** A scalar that must be there. */
  <T> Optional<T> required(Scalar<T> kind) {
    if (!isThere()) {
      refuse("missing; must be " + kind.expected());
    }
    return scalar(kind);
  }

  /** A list; empty if it is not there. */
  <T> Optional<List<T>> list(Function<Value, Optional<T>> read) {
    if (node instanceof Node.Items items) {
      List<T> list = new ArrayList<>();
      for (int i = 0; i < items.items().size(); i++) {
        String index = "[" + i + "]";
        read.apply(new Value(path + index, index, items.items().get(i), problems))
            .ifPresent(list::add);
      }
      return Optional.of(list);
    }
    refuseOther("must be a list such as [a, b]");
    return Optional.empty();
  }

  <T> List<T> list(Scalar<T> kind, List<T> fallback) {
    return list(value -> value.required(kind)).orElse(fallback);
  }

  /** A scalar, or a list of them. */
  <T> List<T> oneOrMore(Scalar<T> kind) {
    if (node instanceof Node.Items) {
      return list(kind, List.of());
    }
    return required(kind).map(List::of).orElse(List.of());
  }

  /** A map whose keys the operator chooses; an entry that reads as empty is left out. */
  <T> Map<String, T> map(Scalar<String> name, Function<Value, Optional<T>> read) {
    Map<String, T> map = new LinkedHashMap<>();
    if (node instanceof Node.Keys keys) {
      keys.members()
          .forEach(
              (key, member) -> {
                Value value = new Value(path + "." + key, key, member, problems);
                if (name.read(key).isEmpty()) {
                  value.refuse("the name must be " + name.expected());
                }
                read.apply(value).ifPresent(result -> map.put(key, result));
              });
    } else {
      refuseOther("must be a map such as { name: value }");
    }
    return map;
  }

  /** Fixed keys; reads as a map without any if it is not there. */
  <T> T section(Function<Section, T> read) {
    boolean isReadable = node instanceof Node.Keys || node instanceof Node.Nothing;
    if (!isReadable) {
      refuseOther("must consist of keys");
    }
    Section section = new Section(this, isReadable ? problems : new Problems());
    T result = read.apply(section);
    section.refuseUnknown();
    return result;
  }

  private void refuseOther(String expected) {
    String found =
        node instanceof Node.Text
            ? "a single value"
            : node instanceof Node.Items ? "a list" : node instanceof Node.Keys ? "a map" : "";
    if (!found.isEmpty()) {
      refuse(expected + ", not " + found);
    }
  }

  private static String shown(Node.Text text, Scalar<?> kind) {
    if (text.isReferred()) {
      return "; the value of " + text.written() + " is not";
    }
    String written = text.written();
    if (!kind.isShown() || written.startsWith("sk-")) {
      return "";
    }
    boolean isLong = written.length() > MOST_SHOWN;
    return ", not \"" + (isLong ? written.substring(0, MOST_SHOWN) + "…" : written) + "\"";
  }
}
