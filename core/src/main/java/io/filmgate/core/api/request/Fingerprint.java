package io.filmgate.core.api.request;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** A short name for a decoded body: the same whatever the order of members and the spacing. */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  static String of(JsonObject body) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(body);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(Object value) {
    if (value instanceof JsonObject object) {
      mark('{', object.size());
      for (String name : new TreeSet<>(object.fieldNames())) {
        add(name);
        add(object.getValue(name));
      }
    } else if (value instanceof JsonArray array) {
      mark('[', array.size());
      array.forEach(this::add);
    } else if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      mark('"', bytes.length);
      digest.update(bytes);
    } else if (value instanceof Number number) {
      byte[] bytes =
          new BigDecimal(number.toString())
              .stripTrailingZeros()
              .toString()
              .getBytes(StandardCharsets.UTF_8);
      mark('#', bytes.length);
      digest.update(bytes);
    } else {
      mark(value == null ? '0' : value.equals(true) ? 't' : 'f', 0);
    }
  }

  /** Kind and length come first, so that no text can look like the end of another. */
  private void mark(char kind, int length) {
    digest.update((kind + ":" + length + ":").getBytes(StandardCharsets.UTF_8));
  }
}
