package io.filmgate.core.provider.network;

import io.vertx.core.Future;
import java.net.URI;
import java.util.Locale;

/** Where a {@code Location} header leads, seen from the address that answered with it. */
final class Redirect {
  private Redirect() {}

  /**
   * Makes a redirect's target absolute. Whether it may be connected to is not looked at here.
   *
   * @return fails with {@link SendFailure} if it is no address, or gives encryption up
   */
  static Future<String> target(String from, String location) {
    URI target;
    try {
      target = resolve(URI.create(from), location.strip());
    } catch (IllegalArgumentException malformed) {
      return refused("a malformed redirect");
    }
    return isHttps(URI.create(from)) && !isHttps(target)
        ? refused("a redirect from https to " + target.getScheme())
        : Future.succeededFuture(target.toString());
  }

  /** As RFC 3986 has it; {@code URI} follows the older one where there is only a query. */
  private static URI resolve(URI from, String location) {
    if (location.isEmpty()) {
      throw new IllegalArgumentException("leads nowhere");
    }
    if (location.startsWith("?")) {
      String path = from.getRawPath().isEmpty() ? "/" : from.getRawPath();
      return URI.create(from.getScheme() + "://" + from.getRawAuthority() + path + location);
    }
    URI base = from.getRawPath().isEmpty() ? from.resolve("/") : from;
    return base.resolve(location);
  }

  private static boolean isHttps(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
  }

  private static <T> Future<T> refused(String reason) {
    return Future.failedFuture(SendFailure.mayHaveArrived(reason));
  }
}
