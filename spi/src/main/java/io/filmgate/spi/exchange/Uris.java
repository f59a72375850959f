package io.filmgate.spi.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Addresses put together from parts, percent-encoded as RFC 3986 says: {@code java.net.URLEncoder}
 * is for forms.
 */
final class Uris {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private Uris() {}

  static URI join(URI base, String path, String... segments) {
    String text = base.toString();
    StringBuilder joined =
        new StringBuilder(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    joined.append(path);
    for (String segment : segments) {
      joined.append('/').append(encode(segment));
    }
    return URI.create(joined.toString());
  }

  static URI withQuery(URI uri, String name, String value) {
    String separator = uri.getRawQuery() == null ? "?" : "&";
    return URI.create(uri + separator + encode(name) + "=" + encode(value));
  }

  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(octet) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append("%02X".formatted(octet));
      }
    }
    return encoded.toString();
  }
}
