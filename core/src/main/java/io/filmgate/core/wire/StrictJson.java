package io.filmgate.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Bytes to one JSON object, strictly: nothing that two readers could understand differently gets
 * through, integers stay exact, and fractions are decimal.
 */
public final class StrictJson {
  private static final int MOST_DEPTH = 64;
  private static final int MOST_NUMBER_CHARACTERS = 64;

  /** No vendor reads what a double cannot hold; written out it would fill the memory. */
  private static final int MOST_EXPONENT = 308;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH + 1)
                  .maxNumberLength(MOST_NUMBER_CHARACTERS)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final byte[] bytes;
  private final JsonParser parser;

  private StrictJson(byte[] bytes, JsonParser parser) {
    this.bytes = bytes;
    this.parser = parser;
  }

  /**
   * Decodes a body. Takes milliseconds per megabyte.
   *
   * @throws ApiException {@code invalid_json} with what is wrong and where
   */
  public static JsonObject decode(Buffer body) {
    byte[] bytes = body.getBytes();
    Utf8Check.check(bytes);
    try (JsonParser parser = JSON.createParser(bytes)) {
      return new StrictJson(bytes, parser).strictly();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static ApiException invalid(String what, byte[] bytes, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(Math.max(offset, 0), bytes.length); i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new ApiException(Errors.invalidJson(what, line, column));
  }

  private JsonObject strictly() throws IOException {
    try {
      return document();
    } catch (JsonEOFException early) {
      throw invalid("the text ends too early", bytes, bytes.length);
    } catch (StreamConstraintsException tooLong) {
      throw reached("a number longer than " + MOST_NUMBER_CHARACTERS + " characters");
    } catch (JsonProcessingException malformed) {
      throw reached("malformed text");
    }
  }

  private JsonObject document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw here("the body is empty");
    }
    if (first != JsonToken.START_OBJECT) {
      throw here(first == JsonToken.START_ARRAY ? "a list" : "a single value");
    }
    JsonObject read = object(1);
    if (parser.nextToken() != null) {
      throw here("something follows the object");
    }
    return read;
  }

  private Object value(JsonToken token, int depth) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> checked(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw here("malformed text");
    };
  }

  private JsonObject object(int depth) throws IOException {
    checkDepth(depth);
    JsonObject object = new JsonObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = checked(parser.currentName());
      if (object.containsKey(name)) {
        throw here("the member \"" + Quoted.text(name) + "\" for the second time");
      }
      object.put(name, value(parser.nextToken(), depth));
    }
    return object;
  }

  private JsonArray array(int depth) throws IOException {
    checkDepth(depth);
    JsonArray array = new JsonArray();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(token, depth));
    }
    return array;
  }

  private void checkDepth(int depth) {
    if (depth > MOST_DEPTH) {
      throw here("more than " + MOST_DEPTH + " levels");
    }
  }

  private Number number(JsonToken token) throws IOException {
    if (parser.getTextLength() > MOST_NUMBER_CHARACTERS) {
      throw here("a number longer than " + MOST_NUMBER_CHARACTERS + " characters");
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getNumberValue();
    }
    BigDecimal decimal;
    try {
      decimal = parser.getDecimalValue();
    } catch (NumberFormatException tooFar) {
      throw here("a number out of range");
    }
    long exponent = decimal.signum() == 0 ? 0 : decimal.precision() - 1L - decimal.scale();
    if (Math.abs(exponent) > MOST_EXPONENT || Math.abs((long) decimal.scale()) > MOST_EXPONENT) {
      throw here("a number out of range");
    }
    return decimal;
  }

  private String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw here("the character U+0000");
      }
      if (Character.isSurrogate(c)) {
        boolean isPair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!isPair) {
          throw here("half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  /** An error where the reader has got to. */
  private ApiException reached(String what) {
    return at(what, parser.currentLocation());
  }

  /** An error at the beginning of the current token. */
  private ApiException here(String what) {
    return at(what, parser.currentTokenLocation());
  }

  /** The parser counts UTF-16 units, of which four bytes make two. */
  private ApiException at(String what, JsonLocation location) {
    int offset = 0;
    for (long units = location.getCharOffset(); units > 0 && offset < bytes.length; units--) {
      int lead = bytes[offset] & 0xFF;
      units -= lead >= 0xF0 ? 1 : 0;
      offset += lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    }
    return invalid(what, bytes, offset);
  }
}
