package io.filmgate.simulators.vendor;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.function.Function;

/**
 * One setting that can be changed while the simulator runs.
 *
 * @param reader from a JSON value to the setting; an {@link IllegalArgumentException} says what
 *     would be right
 */
public record Knob<T>(String name, T standard, Function<Object, T> reader) {

  public static Knob<Integer> whole(String name, int standard, int least) {
    return new Knob<>(
        name,
        standard,
        value -> {
          if (value instanceof Integer number && number >= least) {
            return number;
          }
          throw new IllegalArgumentException("must be a whole number of at least " + least);
        });
  }

  public static Knob<Double> number(String name, double standard, double least, double most) {
    return new Knob<>(
        name,
        standard,
        value -> {
          if (value instanceof Number number
              && number.doubleValue() >= least
              && number.doubleValue() <= most) {
            return number.doubleValue();
          }
          throw new IllegalArgumentException("must be a number from " + least + " to " + most);
        });
  }

  public static Knob<Boolean> flag(String name, boolean standard) {
    return new Knob<>(
        name,
        standard,
        value -> {
          if (value instanceof Boolean flag) {
            return flag;
          }
          throw new IllegalArgumentException("must be true or false");
        });
  }

  public static Knob<List<String>> words(String name) {
    return new Knob<>(
        name,
        List.of(),
        value -> {
          if (value instanceof JsonArray array) {
            return array.stream().map(Knob::text).toList();
          }
          throw new IllegalArgumentException("must be a list of texts");
        });
  }

  public static Knob<String> word(String name, String standard, List<String> allowed) {
    return new Knob<>(
        name,
        standard,
        value -> {
          if (value instanceof String text && allowed.contains(text)) {
            return text;
          }
          throw new IllegalArgumentException("must be one of " + allowed);
        });
  }

  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("must be a text");
  }
}
