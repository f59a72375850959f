package io.filmgate.core.provider.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps addresses that others chose (a tenant, a vendor, a vendor's redirect) away from whatever is
 * not public. Two questions: {@link #refusal} looks at the text alone, for addresses that a vendor
 * will fetch; {@link #pin} also looks at where a name leads, for connections of our own.
 */
public final class AddressGuard {
  /** Longer than any signed address, and short enough to be looked at in no time. */
  private static final int MOST_CHARACTERS = 8192;

  private static final Pattern NAME =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** A last label that some readers take for a number, and the whole for an IPv4 address. */
  private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)");

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

  private static final Set<String> PRIVATE_SUFFIXES = Set.of("localhost", "local", "internal");

  private static final IPAddressStringParameters LITERAL =
      new IPAddressStringParameters.Builder()
          .allowAll(false)
          .allowEmpty(false)
          .allowMask(false)
          .allowPrefix(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .toParams();

  private final HostResolver resolver;

  /** A guard that looks names up with Vert.x's own resolver. */
  public AddressGuard(Vertx vertx) {
    this(HostResolver.of(vertx));
  }

  AddressGuard(HostResolver resolver) {
    this.resolver = resolver;
  }

  /**
   * Looks at an address as it is written; no name is looked up.
   *
   * @return why it must not be used, as the end of a sentence that begins with the field's name;
   *     empty if it may
   */
  public static Optional<String> refusal(String address) {
    if (address.length() > MOST_CHARACTERS) {
      return Optional.of("must have at most " + MOST_CHARACTERS + " characters");
    }
    try {
      check(WebAddress.parse(address));
      return Optional.empty();
    } catch (AddressRefused refused) {
      return Optional.of(refused.getMessage());
    }
  }

  /** The checks that need no look-up. */
  static void check(WebAddress address) throws AddressRefused {
    String host = address.host();
    if (address.isBracketed() || NUMERIC.matcher(withoutRootDot(host)).matches()) {
      literal(host);
      return;
    }
    String name = withoutRootDot(host);
    if (PRIVATE_SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1))) {
      throw new AddressRefused("must not be inside a private network");
    }
    if (!NAME.matcher(name).matches() || name.length() > 253) {
      throw new AddressRefused("must have a host name with a dot, or a public IP address");
    }
  }

  /**
   * Finds out where to connect to, and checks it. Connecting to the result, and not to the name,
   * leaves no moment in which the name could begin to lead elsewhere.
   *
   * @return the address; fails with {@link AddressRefused}
   */
  Future<SocketAddress> pin(WebAddress address) {
    try {
      check(address);
      if (address.isBracketed() || NUMERIC.matcher(address.host()).matches()) {
        return Future.succeededFuture(
            SocketAddress.inetSocketAddress(address.port(), address.host()));
      }
    } catch (AddressRefused refused) {
      return Future.failedFuture(refused);
    }
    return resolver
        .resolve(address.host())
        .recover(unknown -> refused("has a host name that could not be looked up"))
        .compose(found -> firstIfAllPublic(found))
        .map(chosen -> SocketAddress.inetSocketAddress(address.port(), chosen.getHostAddress()));
  }

  private static Future<InetAddress> firstIfAllPublic(List<InetAddress> found) {
    for (InetAddress address : found) {
      Optional<String> purpose = ReservedAddresses.purpose(new IPAddressGenerator().from(address));
      if (purpose.isPresent()) {
        return refused("has a host name that leads to a " + purpose.get() + " address");
      }
    }
    return found.stream()
        .min(Comparator.comparing(address -> !(address instanceof Inet4Address)))
        .map(Future::succeededFuture)
        .orElseGet(() -> refused("has a host name without an address"));
  }

  private static void literal(String host) throws AddressRefused {
    boolean isWide = host.indexOf(':') >= 0;
    IPAddress address = new IPAddressString(host, LITERAL).getAddress();
    if (address == null
        || address.isMultiple()
        || !(isWide || DOTTED_QUAD.matcher(host).matches())) {
      throw new AddressRefused("must have a host name, or an IP address in its usual spelling");
    }
    Optional<String> purpose = ReservedAddresses.purpose(address);
    if (purpose.isPresent()) {
      throw new AddressRefused("must be public, not " + purpose.get());
    }
    if (!address.toCanonicalString().equals(host)) {
      throw new AddressRefused("must have a host name, or an IP address in its usual spelling");
    }
  }

  private static String withoutRootDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static <T> Future<T> refused(String reason) {
    return Future.failedFuture(new AddressRefused(reason));
  }
}
