package io.filmgate.plugin.jimeng;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Set;

/**
 * A field that a product takes from metadata and that has no counterpart at the top level.
 *
 * @param name the vendor's name
 * @param kind what it holds
 * @param choices the values of a {@link Kind#CHOICE}
 * @param isRequired whether the product cannot do without it
 */
record OwnField(String name, Kind kind, List<String> choices, boolean isRequired) {
  /** What a field holds. */
  enum Kind {
    CHOICE,
    ADDRESS,
    ADDRESSES,
    FLAG
  }

  OwnField {
    choices = List.copyOf(choices);
  }

  static OwnField choice(String name, List<String> choices) {
    return new OwnField(name, Kind.CHOICE, choices, true);
  }

  static OwnField address(String name) {
    return new OwnField(name, Kind.ADDRESS, List.of(), true);
  }

  static OwnField addresses(String name) {
    return new OwnField(name, Kind.ADDRESSES, List.of(), false);
  }

  static OwnField flag(String name) {
    return new OwnField(name, Kind.FLAG, List.of(), false);
  }

  /** Copies the field into the body and notes what is wrong with it. */
  void write(Draft draft) {
    MetadataField field = new MetadataField(draft, name);
    if (field.isGiven()) {
      draft.overlay(Set.of(name));
      if (!accepts(field.value())) {
        field.invalid(expected());
      }
    } else if (isRequired) {
      draft.problem(Problem.missing(field.param(), expected()));
    }
  }

  private boolean accepts(JsonView value) {
    return switch (kind) {
      case CHOICE -> value.text("").filter(choices::contains).isPresent();
      case ADDRESS -> isAddress(value);
      case ADDRESSES -> value.isArray() && value.list("").stream().allMatch(OwnField::isAddress);
      case FLAG -> value.flag("").isPresent();
    };
  }

  private String expected() {
    return switch (kind) {
      case CHOICE -> "one of " + String.join(", ", choices);
      case ADDRESS -> "an http(s) address";
      case ADDRESSES -> "a list of http(s) addresses";
      case FLAG -> "true or false";
    };
  }

  private static boolean isAddress(JsonView value) {
    return value.text("").flatMap(ImageInput::parse).orElse(null) instanceof ImageInput.Url;
  }
}
