package io.filmgate.app;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What came back. */
record Reply(HttpResponse<byte[]> response) {

  int status() {
    return response.statusCode();
  }

  byte[] body() {
    return response.body();
  }

  String text() {
    return new String(body(), StandardCharsets.UTF_8);
  }

  JsonObject json() {
    return new JsonObject(Buffer.buffer(body()));
  }

  /** A header's value; empty if it is not there. */
  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
