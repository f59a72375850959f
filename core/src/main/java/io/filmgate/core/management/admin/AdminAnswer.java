package io.filmgate.core.management.admin;

import io.filmgate.core.wire.Exchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request is answered that went well. */
record AdminAnswer(int status, Optional<JsonObject> body, Map<String, String> headers) {
  static AdminAnswer of(JsonObject body) {
    return new AdminAnswer(200, Optional.of(body), Map.of());
  }

  static AdminAnswer made(JsonObject body, String path) {
    return new AdminAnswer(201, Optional.of(body), Map.of("location", path));
  }

  /** It will be done. */
  static AdminAnswer accepted(JsonObject body) {
    return new AdminAnswer(202, Optional.of(body), Map.of());
  }

  /** There is nothing more to say. */
  static AdminAnswer done() {
    return new AdminAnswer(204, Optional.empty(), Map.of());
  }

  static AdminAnswer list(List<JsonObject> data) {
    return of(listOf(data));
  }

  static JsonObject listOf(List<JsonObject> data) {
    return new JsonObject().put("object", "list").put("data", new JsonArray(data));
  }

  /**
   * A page of a list, whose members have an {@code id}.
   *
   * @param found one more than the limit says that there are more
   */
  static AdminAnswer page(List<JsonObject> found, int limit) {
    List<JsonObject> shown = found.subList(0, Math.min(limit, found.size()));
    return of(
        listOf(shown)
            .put("first_id", shown.isEmpty() ? null : shown.get(0).getString("id"))
            .put("last_id", shown.isEmpty() ? null : shown.get(shown.size() - 1).getString("id"))
            .put("has_more", found.size() > limit));
  }

  void to(Exchange exchange) {
    body.ifPresentOrElse(
        json -> exchange.answer(status, json, headers),
        () -> exchange.answerEmpty(status, headers));
  }
}
