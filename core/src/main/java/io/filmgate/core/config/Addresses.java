package io.filmgate.core.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Endpoints, ranges and URLs. */
final class Addresses {
  private static final Pattern ENDPOINT_FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9.-]{1,253})):([0-9]{1,5})");
  private static final Pattern HOST_FORM =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
  private static final Pattern POSTGRESQL_FORM =
      Pattern.compile(
          "postgresql://[^/@?#\\s]+/[^/@?#\\s]+"
              + "(\\?ssl(mode|rootcert|cert|key)=[^&#\\s]+(&ssl(mode|rootcert|cert|key)=[^&#\\s]+)*)?");
  private static final Pattern SQLITE_FORM = Pattern.compile("sqlite:[^:?\\s][^?]*");
  private static final int MOST_PORT = 65_535;

  static final Scalar<Endpoint> ENDPOINT =
      Scalar.of("host:port such as 127.0.0.1:8080 or [::1]:8080", Addresses::endpoint);

  static final Scalar<String> RANGE =
      Scalar.of(
          "an address such as 10.1.2.3 or a network such as 10.0.0.0/8, without bits behind its"
              + " prefix",
          text -> Optional.of(text).filter(given -> AddressRanges.parse(given).isPresent()));

  /** Where clients find the gateway; without the slash at its end. */
  static final Scalar<URI> PUBLIC_URL =
      Scalar.of(
          "an address such as https://video.example.com, without user, query or fragment",
          text -> webAddress(text).map(uri -> URI.create(text.replaceFirst("/+$", ""))));

  /** {@code sqlite:<path>} or {@code postgresql://…}; may hold a password by mistake. */
  static final Scalar<String> STORE_URL =
      Scalar.of(
              "sqlite:<path> or postgresql://host:port/name; user and password have keys of their"
                  + " own, and no parameters are taken but sslmode, sslrootcert, sslcert and"
                  + " sslkey",
              text ->
                  Optional.of(text)
                      .filter(
                          url ->
                              SQLITE_FORM.matcher(url).matches()
                                  || POSTGRESQL_FORM.matcher(url).matches()))
          .hidden();

  /** An HTTP proxy; empty: none. */
  static final Scalar<Optional<String>> PROXY =
      Scalar.of(
              "empty or an address such as http://127.0.0.1:3128",
              text ->
                  text.isEmpty() || text.matches("http://[^\\s/]+:[0-9]{1,5}/?")
                      ? Optional.of(Optional.of(text).filter(url -> !url.isEmpty()))
                      : Optional.<Optional<String>>empty())
          .hidden();

  private Addresses() {}

  /** An http or https address without user, query and fragment. */
  static Optional<URI> webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean isPlain =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getPort() <= MOST_PORT;
      return Optional.of(uri).filter(given -> isWeb && isPlain);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Endpoint> endpoint(String text) {
    Matcher matcher = ENDPOINT_FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MOST_PORT) {
      return Optional.empty();
    }
    String address = matcher.group(1);
    String host = address == null ? matcher.group(2) : address;
    boolean isAddress = AddressRanges.isAddress(host) && host.contains(":") == (address != null);
    boolean isName = address == null && HOST_FORM.matcher(host).matches();
    return isAddress || isName
        ? Optional.of(new Endpoint(host, Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }
}
