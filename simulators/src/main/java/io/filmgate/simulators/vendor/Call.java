package io.filmgate.simulators.vendor;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One request to a vendor, read completely.
 *
 * @param host the Host header as it came
 * @param query the raw query, empty if there is none
 * @param parameters the decoded query
 * @param json the body, if it is one JSON object
 */
public record Call(
    String method,
    String path,
    String host,
    String query,
    MultiMap parameters,
    MultiMap headers,
    Buffer body,
    Optional<JsonObject> json) {

  public static Optional<JsonObject> parse(Buffer body) {
    try {
      return Json.decodeValue(body) instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The address under which the client reached this server, without a slash at its end. */
  public String origin() {
    return "http://" + host;
  }
}
