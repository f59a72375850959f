package io.filmgate.testkit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Changes to JSON that a vendor might make tomorrow, or by mistake. */
final class JsonPaths {
  private static final List<Object> OTHER_TYPES =
      List.of(
          "text", 7, -1.5, true, new JsonObject().put("other", 1), new JsonArray().add("other"));

  private JsonPaths() {}

  /** A JSON text as an object. */
  static Optional<JsonObject> object(String text) {
    try {
      return text.startsWith("{") ? Optional.of(new JsonObject(text)) : Optional.empty();
    } catch (RuntimeException otherText) {
      return Optional.empty();
    }
  }

  /** Whether a value stands anywhere within. */
  static boolean holds(Object within, Object value) {
    if (within instanceof JsonObject object) {
      return object.stream().anyMatch(member -> holds(member.getValue(), value));
    }
    return within instanceof JsonArray array
        ? array.stream().anyMatch(element -> holds(element, value))
        : value.equals(within);
  }

  /** The same JSON with a member more in every object. */
  static JsonObject withUnknownMembers(JsonObject original) {
    JsonObject copy = original.copy();
    forEachObject(
        copy,
        object ->
            object.put("filmgate_unknown", new JsonObject().put("a", new JsonArray().add(1))));
    return copy;
  }

  private static void forEachObject(Object value, Consumer<JsonObject> action) {
    if (value instanceof JsonObject object) {
      object.forEach(member -> forEachObject(member.getValue(), action));
      action.accept(object);
    } else if (value instanceof JsonArray array) {
      array.forEach(element -> forEachObject(element, action));
    }
  }

  /** The same JSON with another text at a path of dots; empty if there is no text now. */
  static Optional<JsonObject> withText(JsonObject original, String path, String text) {
    JsonObject copy = original.copy();
    String[] names = path.split("\\.", -1);
    JsonObject parent = copy;
    for (int i = 0; i < names.length - 1; i++) {
      if (!(parent.getValue(names[i]) instanceof JsonObject inner)) {
        return Optional.empty();
      }
      parent = inner;
    }
    String last = names[names.length - 1];
    if (!(parent.getValue(last) instanceof String)) {
      return Optional.empty();
    }
    parent.put(last, text);
    return Optional.of(copy);
  }

  /** The same JSON again and again, each time with one value of another type, null or missing. */
  static List<JsonObject> withWrongTypes(JsonObject original) {
    List<JsonObject> all = new ArrayList<>();
    int places = count(original);
    for (int place = 0; place < places; place++) {
      for (Object other : OTHER_TYPES) {
        JsonObject copy = original.copy();
        change(copy, place, (parent, name) -> parent.put(name, other));
        all.add(copy);
      }
      JsonObject withNull = original.copy();
      change(withNull, place, JsonObject::putNull);
      all.add(withNull);
      JsonObject without = original.copy();
      change(without, place, JsonObject::remove);
      all.add(without);
    }
    return all;
  }

  private static int count(JsonObject object) {
    int[] members = {0};
    forEachObject(object, inner -> members[0] += inner.size());
    return members[0];
  }

  private static void change(
      JsonObject root, int place, BiConsumer<JsonObject, String> replacement) {
    List<Runnable> changes = new ArrayList<>();
    forEachObject(
        root,
        object ->
            object
                .fieldNames()
                .forEach(name -> changes.add(() -> replacement.accept(object, name))));
    changes.get(place).run();
  }
}
