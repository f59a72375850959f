package io.filmgate.core.management.admin;

import io.filmgate.core.config.ConfigException;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.BodyReader;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.MediaType;
import io.filmgate.core.wire.StrictJson;
import io.filmgate.core.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/** What operators send: small JSON objects, read as strictly as a client's. */
final class AdminBodies {
  private static final long MOST_BYTES = 64 * 1024;
  private static final long MOST_BUFFERED = 1024 * 1024;

  private final BodyReader reader;

  AdminBodies(Vertx vertx, Wire wire) {
    this.reader = new BodyReader(vertx, wire, "no tenant and no key needs as much");
  }

  /**
   * Reads the body.
   *
   * @param decode may end with a {@link ConfigException}
   */
  <T> Future<T> needed(Exchange exchange, Function<JsonObject, T> decode) {
    MediaType.checkJson(exchange.request().headers());
    return reader
        .read(exchange, MOST_BYTES, MOST_BUFFERED)
        .map(bytes -> decoded(StrictJson.decode(bytes), decode));
  }

  /** Reads the body; where there is none it is an object without members. */
  <T> Future<T> optional(Exchange exchange, Function<JsonObject, T> decode) {
    return hasBody(exchange.request().headers())
        ? needed(exchange, decode)
        : Future.succeededFuture(decoded(new JsonObject(), decode));
  }

  private static boolean hasBody(MultiMap headers) {
    String length = headers.get("content-length");
    return headers.contains("transfer-encoding") || (length != null && !length.matches("0+"));
  }

  private static <T> T decoded(JsonObject body, Function<JsonObject, T> decode) {
    try {
      return decode.apply(body);
    } catch (ConfigException wrong) {
      throw new ApiException(AdminErrors.invalid(wrong));
    }
  }
}
