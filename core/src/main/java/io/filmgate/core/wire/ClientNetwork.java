package io.filmgate.core.wire;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;

/**
 * Whose connections are counted together: one IPv4 address, or the /64 that one IPv6 client has.
 */
final class ClientNetwork {
  private static final int IPV6_CLIENT_BITS = 64;

  private ClientNetwork() {}

  static String of(String address) {
    IPAddress parsed = new IPAddressString(address).getAddress();
    return parsed != null && parsed.isIPv6()
        ? parsed.toPrefixBlock(IPV6_CLIENT_BITS).toCanonicalString()
        : address;
  }
}
