package io.filmgate.core.management.operator;

import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A token as it came: its form is right, but nobody has looked at the signature so far.
 *
 * @param algorithm as its header names it
 */
record ReceivedToken(String text, String algorithm, JsonObject claims) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)");

  /**
   * Reads a token.
   *
   * @throws ApiException if its form is wrong
   */
  static ReceivedToken parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw malformed("it must be three parts in base64url, with dots between them");
    }
    JsonObject header = object(parts.group(1), "header");
    if (!(header.getValue("alg") instanceof String algorithm)) {
      throw malformed("its header's alg must be a text");
    }
    if (header.containsKey("crit")) {
      throw malformed("its header has crit, and no extension is understood");
    }
    JsonObject claims = object(parts.group(2), "claims");
    if (!(claims.getValue("exp") instanceof Number)) {
      throw malformed("its exp must be a number of seconds: a token has to end");
    }
    Stream.of("nbf", "iat")
        .filter(name -> claims.containsKey(name) && !(claims.getValue(name) instanceof Number))
        .forEach(
            name -> {
              throw malformed("its " + name + " must be a number of seconds");
            });
    if (!(claims.getValue("sub") instanceof String subject) || !Operator.isName(subject)) {
      throw malformed("its sub must be a name of 1 to 200 characters");
    }
    return new ReceivedToken(text, algorithm, claims);
  }

  String subject() {
    return claims.getString("sub");
  }

  private static JsonObject object(String part, String name) {
    try {
      return StrictJson.decode(Buffer.buffer(Base64.getUrlDecoder().decode(part)));
    } catch (IllegalArgumentException | ApiException noObject) {
      throw malformed("its " + name + " must be one JSON object in base64url");
    }
  }

  private static ApiException malformed(String cause) {
    return new ApiException(OperatorErrors.malformed(cause));
  }
}
