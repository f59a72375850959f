package io.filmgate.core.provider.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https address, taken apart the way every reader would take it apart: what two readers
 * could understand differently is refused.
 *
 * @param host in lower case; an IPv6 literal without its brackets
 * @param port also where the address leaves it out
 * @param target path and query as they are sent
 */
public record WebAddress(boolean isSecure, String host, int port, String target) {
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9_.-]{1,254}))(?::(\\d{1,5}))?");

  /** Takes an address apart; whether it may be used is another question. */
  public static WebAddress parse(String text) throws AddressRefused {
    try {
      return of(new URI(text));
    } catch (URISyntaxException notAnAddress) {
      throw new AddressRefused("is not a valid http or https address");
    }
  }

  /** Takes an address apart; what of it is not ASCII is percent-encoded. */
  public static WebAddress of(URI address) throws AddressRefused {
    String written = address.getRawAuthority() == null ? "" : address.getRawAuthority();
    if (!written.chars().allMatch(c -> c < 0x80)) { // some become ASCII when they are encoded
      throw new AddressRefused("must have a plain ASCII host name");
    }
    URI uri;
    try {
      uri = new URI(address.toASCIIString());
    } catch (URISyntaxException noLongerOne) { // a host that only looks like one in its own script
      throw new AddressRefused("must have a plain ASCII host name");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new AddressRefused("must begin with http:// or https://");
    }
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    if (authority.indexOf('@') >= 0) {
      throw new AddressRefused("must not have a user name");
    }
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      throw new AddressRefused("must have a plain ASCII host name");
    }
    boolean isSecure = scheme.equals("https");
    int port = parts.group(3) == null ? (isSecure ? 443 : 80) : Integer.parseInt(parts.group(3));
    if (port < 1 || port > 65_535) {
      throw new AddressRefused("must have a port from 1 to 65535");
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return new WebAddress(isSecure, host.toLowerCase(Locale.ROOT), port, target(uri));
  }

  private static String target(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Whether the host is an IPv6 literal. */
  public boolean isBracketed() {
    return host.indexOf(':') >= 0;
  }

  /** Host and port, without path and query: fit for a log. */
  @Override
  public String toString() {
    return (isSecure ? "https://" : "http://")
        + (isBracketed() ? "[" + host + "]" : host)
        + ":"
        + port;
  }
}
