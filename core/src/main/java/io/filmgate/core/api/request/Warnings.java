package io.filmgate.core.api.request;

import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Warnings as clients see them. */
public final class Warnings {
  private Warnings() {}

  public static JsonObject toJson(Warning warning) {
    return new JsonObject()
        .put("code", warning.code().name().toLowerCase(Locale.ROOT))
        .put("param", warning.param())
        .put("message", warning.message());
  }
}
