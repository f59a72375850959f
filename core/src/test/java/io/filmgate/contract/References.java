package io.filmgate.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Puts in what a document refers to, so that no part of it needs the rest. */
final class References {
  private final JsonObject document;

  References(JsonObject document) {
    this.document = document;
  }

  /** A part without references; beside {@code $ref}, the other members hold as well. */
  JsonObject resolved(JsonObject part) {
    JsonObject resolved = new JsonObject();
    part.forEach(
        member -> {
          if (!member.getKey().equals("$ref")) {
            resolved.put(member.getKey(), value(member.getValue()));
          }
        });
    if (!(part.getValue("$ref") instanceof String reference)) {
      return resolved;
    }
    JsonObject target = resolved(target(reference));
    return resolved.isEmpty()
        ? target
        : new JsonObject().put("allOf", new JsonArray().add(target).add(resolved));
  }

  private Object value(Object value) {
    if (value instanceof JsonObject object) {
      return resolved(object);
    }
    if (value instanceof JsonArray list) {
      JsonArray resolved = new JsonArray();
      list.forEach(element -> resolved.add(value(element)));
      return resolved;
    }
    return value;
  }

  /**
   * What a reference points to.
   *
   * @throws IllegalArgumentException if that is not there
   */
  JsonObject target(String reference) {
    Object target = document;
    for (String name : reference.substring("#/".length()).split("/", -1)) {
      target =
          target instanceof JsonObject object
              ? object.getValue(name.replace("~1", "/").replace("~0", "~"))
              : null;
    }
    if (!reference.startsWith("#/") || !(target instanceof JsonObject found)) {
      throw new IllegalArgumentException("openapi.yaml refers to " + reference + ": not there");
    }
    return found;
  }
}
