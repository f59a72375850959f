package io.filmgate.simulators;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What a simulator answered. */
public record Reply(HttpResponse<byte[]> response) {

  public int status() {
    return response.statusCode();
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public JsonObject json() {
    return new JsonObject(Buffer.buffer(response.body()));
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
