package io.filmgate.core.provider.network;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.List;
import java.util.Optional;

/**
 * The address blocks behind which no public server is. From IANA's special-purpose address
 * registries for IPv4 and IPv6 (RFC 6890 and its updates), the source of each beside it.
 */
final class ReservedAddresses {
  private record Block(IPAddress addresses, String what) {
    static Block of(String prefix, String what) {
      return new Block(new IPAddressString(prefix).getAddress(), what);
    }
  }

  private static final List<Block> IPV4 =
      List.of(
          Block.of("0.0.0.0/8", "this network"), // RFC 791 §3.2
          Block.of("10.0.0.0/8", "private"), // RFC 1918
          Block.of("100.64.0.0/10", "carrier-grade NAT"), // RFC 6598
          Block.of("127.0.0.0/8", "loopback"), // RFC 1122 §3.2.1.3
          Block.of("168.63.129.16/32", "a cloud's platform service"), // Azure, its documentation
          Block.of("169.254.0.0/16", "link-local"), // RFC 3927, with the clouds' metadata services
          Block.of("172.16.0.0/12", "private"), // RFC 1918
          Block.of("192.0.0.0/24", "protocol assignments"), // RFC 6890
          Block.of("192.0.2.0/24", "documentation"), // RFC 5737
          Block.of("192.31.196.0/24", "a DNS sink"), // RFC 7535
          Block.of("192.52.193.0/24", "a tunnel relay"), // RFC 7450
          Block.of("192.88.99.0/24", "a tunnel relay"), // RFC 7526
          Block.of("192.168.0.0/16", "private"), // RFC 1918
          Block.of("192.175.48.0/24", "a DNS sink"), // RFC 7534
          Block.of("198.18.0.0/15", "benchmarking"), // RFC 2544
          Block.of("198.51.100.0/24", "documentation"), // RFC 5737
          Block.of("203.0.113.0/24", "documentation"), // RFC 5737
          Block.of("224.0.0.0/4", "multicast"), // RFC 5771
          Block.of("240.0.0.0/4", "reserved")); // RFC 1112 §4, with the broadcast address

  private static final List<Block> IPV6 =
      List.of(
          Block.of("::1/128", "loopback"), // RFC 4291 §2.5.3
          Block.of("::/96", "an embedded IPv4 address"), // RFC 4291 §2.5.5.1, with ::
          Block.of("::ffff:0:0/96", "an embedded IPv4 address"), // RFC 4291 §2.5.5.2
          Block.of("::ffff:0:0:0/96", "an embedded IPv4 address"), // RFC 2765
          Block.of("64:ff9b::/96", "an embedded IPv4 address"), // RFC 6052, NAT64
          Block.of("64:ff9b:1::/48", "an embedded IPv4 address"), // RFC 8215, NAT64
          Block.of("100::/64", "discard"), // RFC 6666
          Block.of("2001::/32", "an embedded IPv4 address"), // RFC 4380, Teredo
          Block.of("2001::/23", "protocol assignments"), // RFC 2928
          Block.of("2001:db8::/32", "documentation"), // RFC 3849
          Block.of("2002::/16", "an embedded IPv4 address"), // RFC 3056, 6to4
          Block.of("2620:4f:8000::/48", "a DNS sink"), // RFC 7534
          Block.of("3fff::/20", "documentation"), // RFC 9637
          Block.of("5f00::/16", "segment routing"), // RFC 9602
          Block.of("fc00::/7", "private"), // RFC 4193
          Block.of("fe80::/10", "link-local"), // RFC 4291 §2.5.6
          Block.of("fec0::/10", "private"), // RFC 3879
          Block.of("ff00::/8", "multicast")); // RFC 4291 §2.7

  /** All that IANA has handed out for public use; RFC 4291 §2.4. */
  private static final IPAddress GLOBAL_UNICAST = new IPAddressString("2000::/3").getAddress();

  private ReservedAddresses() {}

  /** What an address is, if it is not public. */
  static Optional<String> purpose(IPAddress address) {
    Optional<String> listed =
        (address.isIPv4() ? IPV4 : IPV6)
            .stream()
                .filter(block -> block.addresses().contains(address))
                .map(Block::what)
                .findFirst();
    if (listed.isPresent() || address.isIPv4()) {
      return listed;
    }
    if (isIsatap(address.toIPv6())) {
      return Optional.of("an embedded IPv4 address");
    }
    return GLOBAL_UNICAST.contains(address) ? Optional.empty() : Optional.of("reserved");
  }

  /** RFC 5214 §6.1: behind any prefix, with the IPv4 address in the last half. */
  private static boolean isIsatap(IPv6Address address) {
    int third = address.getSegment(4).getSegmentValue();
    return (third == 0 || third == 0x0200) && address.getSegment(5).getSegmentValue() == 0x5efe;
  }
}
