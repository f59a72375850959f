package io.filmgate.plugin.jimeng;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;

/** A member of metadata that has a counterpart at the top level, and wins over it. */
record MetadataField(Draft draft, String name) {

  /** Whether there is a value; an empty text is what some clients send for nothing. */
  boolean isGiven() {
    boolean isEmpty = value().text("").filter(String::isEmpty).isPresent();
    if (isEmpty) {
      draft.used(name);
    }
    return value().has("") && !isEmpty;
  }

  JsonView value() {
    return draft.metadata().member(name);
  }

  String param() {
    return "metadata." + name;
  }

  void invalid(String expected) {
    draft.problem(Problem.invalid(param(), expected, value()));
  }

  /**
   * Tells that a top-level field lost.
   *
   * @param differs whether it was given and said something else
   */
  void overrides(String param, boolean differs) {
    if (differs) {
      draft.warn(Warning.Code.OVERRIDDEN, param, param() + " was used");
    }
  }
}
