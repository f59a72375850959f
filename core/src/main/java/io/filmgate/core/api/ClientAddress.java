package io.filmgate.core.api;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Where a request comes from: behind proxies that the operator trusts, what they say. */
final class ClientAddress {
  private ClientAddress() {}

  /** The address of the client. */
  static String of(HttpServerRequest request, List<String> trustedProxies) {
    String address = request.remoteAddress().hostAddress();
    if (trustedProxies.isEmpty()) {
      return address;
    }
    String[] hops = String.join(",", request.headers().getAll("x-forwarded-for")).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isWithin(address, trustedProxies); i--) {
      String hop = hops[i].strip();
      if (!hop.isEmpty()) {
        address = hop;
      }
    }
    return address;
  }

  /** Whether an address lies in one of some ranges; a malformed one lies in none. */
  static boolean isWithin(String address, List<String> ranges) {
    IPAddress parsed = plain(new IPAddressString(address).getAddress());
    return parsed != null
        && !parsed.isMultiple()
        && ranges.stream()
            .map(range -> plain(new IPAddressString(range).getAddress()))
            .anyMatch(
                range ->
                    range != null
                        && range.getIPVersion() == parsed.getIPVersion()
                        && range.toPrefixBlock().contains(parsed));
  }

  /** IPv4 that is written as IPv6 counts as IPv4. */
  private static IPAddress plain(IPAddress address) {
    boolean isEmbedded = address != null && address.isIPv6() && address.toIPv6().isIPv4Mapped();
    return isEmbedded ? address.toIPv6().getEmbeddedIPv4Address() : address;
  }
}
