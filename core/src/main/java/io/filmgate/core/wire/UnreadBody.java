package io.filmgate.core.wire;

import io.vertx.core.http.HttpServerRequest;

/** What is left of a request's body that nobody has asked for. */
final class UnreadBody {
  private UnreadBody() {}

  /** Whether more of a body may follow. */
  static boolean isLeft(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    boolean hasBody =
        request.headers().contains("transfer-encoding")
            || (length != null && !length.matches("0{1,18}"));
    return hasBody && !request.isEnded();
  }

  /** Whether reading it is cheaper than a new connection; one that is asked for need not come. */
  static boolean isShort(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return length != null
        && length.matches("\\d{1,6}")
        && Integer.parseInt(length) <= HttpLimits.DISCARDED_BODY_BYTES
        && !request.headers().contains("expect");
  }
}
