package io.filmgate.core.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;

/**
 * Reads back what we have written of a client's request. The usual reader bends fractions into
 * doubles and takes no text above 20 million characters, which is less than a large picture has.
 */
final class ExactJson {
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private ExactJson() {}

  /** Reads an object. */
  static JsonObject read(byte[] json) throws IOException {
    return new JsonObject(MAPPER.readValue(json, OBJECT));
  }

  /** Reads an object. */
  static JsonObject read(String json) throws IOException {
    return new JsonObject(MAPPER.readValue(json, OBJECT));
  }
}
