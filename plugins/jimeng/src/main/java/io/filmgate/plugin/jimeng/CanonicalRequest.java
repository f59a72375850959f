package io.filmgate.plugin.jimeng;

import io.filmgate.spi.codec.Crypto;
import io.filmgate.spi.exchange.Header;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A request in the form in which it is signed.
 *
 * @param method in capitals
 * @param uri its path and query percent-encoded, as they are sent
 * @param signedHeaders in the order in which they are named in the signature
 * @param bodySha256 of the bytes that are sent
 */
record CanonicalRequest(String method, URI uri, List<Header> signedHeaders, String bodySha256) {

  /** What is hashed. */
  String text() {
    String headers =
        signedHeaders.stream()
            .map(header -> name(header) + ":" + value(header) + "\n")
            .collect(Collectors.joining());
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return String.join("\n", method, path, query(), headers, headerNames(), bodySha256);
  }

  String sha256() {
    return Crypto.sha256Hex(text().getBytes(StandardCharsets.UTF_8));
  }

  String headerNames() {
    return signedHeaders.stream().map(CanonicalRequest::name).collect(Collectors.joining(";"));
  }

  private String query() {
    if (uri.getRawQuery() == null) {
      return "";
    }
    return Arrays.stream(uri.getRawQuery().split("&"))
        .sorted(Comparator.comparing(pair -> pair.substring(0, pair.indexOf('='))))
        .collect(Collectors.joining("&"));
  }

  private static String name(Header header) {
    return header.name().toLowerCase(Locale.ROOT);
  }

  /** The vendor leaves a default port out of the host, whichever of the two it is. */
  private static String value(Header header) {
    String value = header.value().trim();
    return name(header).equals("host") ? value.replaceFirst(":(80|443)$", "") : value;
  }
}
