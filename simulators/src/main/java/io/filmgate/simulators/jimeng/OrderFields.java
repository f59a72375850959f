package io.filmgate.simulators.jimeng;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A submit's body, field by field.
 *
 * @param body as it came
 */
record OrderFields(JsonObject body) {

  /** A field that is wrong: the vendor names it and no more. */
  static final class WrongField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongField(String name) {
      super(name, null, false, false);
    }
  }

  Optional<String> text(String name) {
    Object value = body.getValue(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw new WrongField(name);
  }

  JsonArray list(String name) {
    Object value = body.getValue(name);
    if (value == null) {
      return new JsonArray();
    }
    if (value instanceof JsonArray array) {
      return array;
    }
    throw new WrongField(name);
  }

  void needAddress(String name) {
    if (!isAddress(text(name).orElse(""))) {
      throw new WrongField(name);
    }
  }

  void checkAddresses(String name) {
    if (!list(name).stream().allMatch(value -> value instanceof String text && isAddress(text))) {
      throw new WrongField(name);
    }
  }

  void checkFlag(String name) {
    Object value = body.getValue(name);
    if (value != null && !(value instanceof Boolean)) {
      throw new WrongField(name);
    }
  }

  void checkSeed() {
    Object seed = body.getValue("seed");
    boolean isWhole = seed instanceof Integer || seed instanceof Long;
    if (seed != null && !(isWhole && ((Number) seed).longValue() >= -1)) {
      throw new WrongField("seed");
    }
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }
}
