package io.filmgate.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An OpenAPI document of {@code conf} as it is served: the text itself, and the same as JSON. */
public final class ApiDescription {
  private final Document yaml;
  private final Document json;

  /** Bytes that are always the same. */
  private record Document(Buffer bytes, String contentType, String tag) {
    Document(byte[] bytes, String contentType) {
      this(Buffer.buffer(bytes), contentType, EntityTag.of(bytes));
    }
  }

  private ApiDescription(byte[] yaml, byte[] json) {
    this.yaml = new Document(yaml, "application/yaml");
    this.json = new Document(json, "application/json; charset=utf-8");
  }

  /**
   * Reads one that came with this version.
   *
   * @param name of the file
   */
  public static ApiDescription read(String name) {
    try (InputStream in = ApiDescription.class.getResourceAsStream(name)) {
      byte[] yaml = in.readAllBytes();
      LoaderOptions strict = new LoaderOptions();
      strict.setAllowDuplicateKeys(false); // of two, the first would be lost without a word
      Map<String, Object> read =
          new Yaml(new SafeConstructor(strict)).load(new String(yaml, UTF_8));
      return new ApiDescription(yaml, new JsonObject(read).toBuffer().getBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The description as JSON; a copy. */
  public JsonObject json() {
    return new JsonObject(json.bytes());
  }

  public void serveJson(Exchange exchange) {
    serve(exchange, json);
  }

  public void serveYaml(Exchange exchange) {
    serve(exchange, yaml);
  }

  private static void serve(Exchange exchange, Document document) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("etag", document.tag());
    headers.put("cache-control", "no-cache");
    if (EntityTag.matches(exchange.request().getHeader("if-none-match"), document.tag())) {
      exchange.answerEmpty(304, headers);
      return;
    }
    headers.put("content-type", document.contentType());
    headers.put("x-content-type-options", "nosniff");
    exchange.answerBytes(200, document.bytes(), headers);
  }
}
