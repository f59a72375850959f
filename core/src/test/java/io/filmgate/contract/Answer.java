package io.filmgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back for a request.
 *
 * @param path as it was sent, without the query
 * @param headers names in lower case
 */
record Answer(
    String method, String path, int status, Map<String, List<String>> headers, String body) {

  static Answer of(HttpResponse<?> response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    String body =
        response.body() instanceof byte[] bytes
            ? new String(bytes, UTF_8)
            : String.valueOf(response.body());
    return new Answer(
        response.request().method(),
        response.request().uri().getRawPath(),
        response.statusCode(),
        headers,
        body);
  }

  /** The same, to another request. */
  Answer to(String otherMethod, String otherPath) {
    return new Answer(otherMethod, otherPath, status, headers, body);
  }

  boolean isToHead() {
    return method.equals("HEAD");
  }

  /** The body, if it is a JSON object. */
  Optional<JsonObject> json() {
    try {
      return body.isEmpty() ? Optional.empty() : Optional.of(new JsonObject(body));
    } catch (DecodeException noJson) {
      return Optional.empty();
    }
  }

  /** The code of an error. */
  Optional<String> code() {
    return json().map(object -> object.getValue("code")).map(String::valueOf);
  }
}
