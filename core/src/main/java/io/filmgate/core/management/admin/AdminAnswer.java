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

  void to(Exchange exchange) {
    body.ifPresentOrElse(
        json -> exchange.answer(status, json, headers),
        () -> exchange.answerEmpty(status, headers));
  }
}
