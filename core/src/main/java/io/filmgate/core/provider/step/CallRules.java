package io.filmgate.core.provider.step;

import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a call may be, and what {@code authorize} may add to it. */
public final class CallRules {
  static final long MOST_REPLY_BYTES = 64L << 20;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  /** These frame the message or steer the connection. */
  private static final Set<String> GATEWAY_HEADERS =
      Set.of(
          "host",
          "content-length",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "te",
          "trailer",
          "upgrade",
          "expect",
          "proxy-authorization",
          "proxy-connection");

  private CallRules() {}

  /** Checks a call that is to be sent as it is. */
  static HttpCall check(HttpCall call) throws PluginFault {
    if (!METHODS.contains(call.method())) {
      throw new PluginFault("it calls with a method that is not one of " + METHODS);
    }
    for (Header header : call.headers()) {
      if (GATEWAY_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
        throw new PluginFault("it sets the header " + header.name() + ", which is the gateway's");
      }
    }
    return call;
  }

  /**
   * Checks what {@code authorize} made of a call.
   *
   * @param authorized null if the plugin returned that
   * @return the plugin's own call with the headers and the query that were added, nothing else
   */
  public static HttpCall authorized(HttpCall call, HttpCall authorized) throws PluginFault {
    if (authorized == null) {
      throw new PluginFault("authorize returned null");
    }
    boolean isSameTarget =
        call.method().equals(authorized.method())
            && sameButQuery(call.uri(), authorized.uri())
            && startsWith(authorized.uri().getRawQuery(), call.uri().getRawQuery());
    if (!isSameTarget) {
      throw new PluginFault("authorize changed the method or the address");
    }
    if (!call.body().equals(authorized.body())) {
      throw new PluginFault("authorize changed the body");
    }
    if (!counts(authorized.headers()).entrySet().containsAll(counts(call.headers()).entrySet())) {
      throw new PluginFault("authorize took a header away or repeated it");
    }
    return check(
        new HttpCall(
            call.method(),
            authorized.uri(),
            authorized.headers(),
            call.body(),
            call.repeat(),
            call.isAnonymous(),
            call.timeout(),
            call.maxReplyBytes()));
  }

  private static boolean sameButQuery(URI one, URI other) {
    return Objects.equals(one.getScheme(), other.getScheme())
        && Objects.equals(one.getRawAuthority(), other.getRawAuthority())
        && Objects.equals(one.getRawPath(), other.getRawPath());
  }

  private static boolean startsWith(String query, String original) {
    return original == null
        || original.equals(query)
        || (query != null && query.startsWith(original + "&"));
  }

  private static Map<Header, Integer> counts(List<Header> headers) {
    Map<Header, Integer> counts = new HashMap<>();
    headers.forEach(header -> counts.merge(header, 1, Integer::sum));
    return counts;
  }
}
