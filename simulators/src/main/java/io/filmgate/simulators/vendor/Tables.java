package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The vendors' tables, kept as JSON beside the classes that obey them. */
public final class Tables {

  private Tables() {}

  public static JsonObject read(Class<?> beside, String name) {
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the table " + name + " is missing from the jar");
      }
      return new JsonObject(Buffer.buffer(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("the table " + name + " cannot be read", e);
    }
  }
}
