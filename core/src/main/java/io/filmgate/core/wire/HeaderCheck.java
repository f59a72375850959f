package io.filmgate.core.wire;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * What the HTTP library lets pass although two readers could understand it differently: such a
 * request is never served, because its body might be taken for another request.
 */
final class HeaderCheck {
  private HeaderCheck() {}

  /** What is wrong with the framing of a request; nothing more is served on its connection. */
  static Optional<ErrorAnswer> check(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("host");
    if (hosts.size() > 1 || (hosts.isEmpty() && request.version() != HttpVersion.HTTP_1_0)) {
      return malformed("one Host header is needed, not " + hosts.size());
    }
    if (!hosts.isEmpty() && !hosts.get(0).matches("[A-Za-z0-9._~\\[\\]:%!$&'()*+,;=-]*")) {
      return malformed("Host is no host");
    }
    if (request.headers().contains("")) {
      return malformed("a header has no name");
    }
    List<String> codings = request.headers().getAll("transfer-encoding");
    // a coding on a folded line still has the space before it
    if (!codings.isEmpty()
        && (codings.size() > 1
            || !codings.get(0).equalsIgnoreCase("chunked")
            || request.version() == HttpVersion.HTTP_1_0)) {
      return malformed("no transfer coding but chunked, in HTTP/1.1, is understood");
    }
    List<String> lengths = request.headers().getAll("content-length");
    if (!lengths.isEmpty() && !codings.isEmpty()) {
      return malformed("there are a length and a transfer coding");
    }
    if (lengths.size() > 1 || (!lengths.isEmpty() && !lengths.get(0).matches("\\d{1,18}"))) {
      return malformed("one Content-Length in digits is needed");
    }
    List<String> expectations = request.headers().getAll("expect");
    if (!expectations.isEmpty()
        && (expectations.size() > 1 || !expectations.get(0).equalsIgnoreCase("100-continue"))) {
      return Optional.of(Errors.expectationFailed());
    }
    return Optional.empty();
  }

  private static Optional<ErrorAnswer> malformed(String cause) {
    return Optional.of(Errors.malformedHttp(cause));
  }
}
