package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Refusal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads a create's fields. Null and the empty text are the same as nothing; keys that nobody reads
 * are ignored.
 */
final class KlingBody {

  private final JsonObject json;

  KlingBody(JsonObject json) {
    this.json = json;
  }

  boolean has(String name) {
    Object value = json.getValue(name);
    return value != null && !"".equals(value) && !(value instanceof JsonArray a && a.isEmpty());
  }

  Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (json.getValue(name) instanceof String text) {
      return Optional.of(text);
    }
    throw invalid(name);
  }

  Optional<String> text(String name, int mostCharacters) {
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > mostCharacters) {
      throw refusal(name + " is longer than " + mostCharacters + " characters");
    }
    return text;
  }

  Optional<String> choice(String name, Collection<String> allowed) {
    Optional<String> text = text(name);
    if (text.isPresent() && !allowed.contains(text.get())) {
      throw invalid(name);
    }
    return text;
  }

  Optional<BigDecimal> number(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (json.getValue(name) instanceof Number number) {
      return Optional.of(new BigDecimal(number.toString()));
    }
    throw invalid(name);
  }

  /** A whole number that is no text. */
  Optional<Integer> whole(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (json.getValue(name) instanceof Integer number) {
      return Optional.of(number);
    }
    throw invalid(name);
  }

  /** Whole seconds: a text by the book, a number by custom. */
  Optional<Integer> seconds(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    Object value = json.getValue(name);
    if (value instanceof Integer seconds) {
      return Optional.of(seconds);
    }
    if (value instanceof String text && text.matches("\\d{1,3}")) {
      return Optional.of(Integer.valueOf(text));
    }
    throw invalid(name);
  }

  /** The vendor's own samples also write a text. */
  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    Object value = json.getValue(name);
    if (value instanceof Boolean flag) {
      return flag;
    }
    if ("true".equals(value) || "false".equals(value)) {
      return "true".equals(value);
    }
    throw invalid(name);
  }

  Optional<KlingBody> object(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (json.getValue(name) instanceof JsonObject object) {
      return Optional.of(new KlingBody(object));
    }
    throw invalid(name);
  }

  Optional<JsonArray> list(String name, int most) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (json.getValue(name) instanceof JsonArray array) {
      if (array.size() > most) {
        throw refusal(name + " has more than " + most + " items");
      }
      return Optional.of(array);
    }
    throw invalid(name);
  }

  /** The items of a list, which must all be objects. */
  static KlingBody item(String name, Object element) {
    if (element instanceof JsonObject object) {
      return new KlingBody(object);
    }
    throw refusal(name + " must hold objects");
  }

  Refusal invalid(String name) {
    Object value = json.getValue(name);
    boolean isPlain = value instanceof String || value instanceof Number;
    String shown = isPlain ? value.toString() : value.getClass().getSimpleName();
    return refusal(
        name + " value '" + shown.substring(0, Math.min(80, shown.length())) + "' is invalid");
  }

  static Refusal refusal(String message) {
    return KlingError.VALUE_INVALID.refusal(message);
  }
}
