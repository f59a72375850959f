package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.util.List;
import java.util.Map;

/**
 * A part of the file as it stands there. Every scalar is a text; what it means is decided by the
 * key it belongs to. A member's place is the line of its key.
 */
sealed interface Node {
  Place place();

  /**
   * A scalar.
   *
   * @param value what it stands for, references replaced
   * @param written as it stands in the file: what may be shown
   */
  record Text(String value, String written, Place place) implements Node {
    /** Whether its value came from somewhere else and must not be shown. */
    boolean isReferred() {
      return !value.equals(written);
    }
  }

  /** A list. */
  record Items(List<Node> items, Place place) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map, in the order of the file. */
  record Keys(Map<String, Node> members, Place place) implements Node {
    public Keys {
      members = Ordered.copy(members);
    }
  }

  /** A key without a value: the same as no key. */
  record Nothing(Place place) implements Node {}

  /** A value that is not known because its reference failed, which has been reported. */
  record Unset(Place place) implements Node {}
}
