package io.filmgate.core.config;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A set of addresses and networks. */
public final class AddressRanges {
  /** Only what everybody reads alike: no octal, no missing parts, no wildcards, no zones. */
  private static final IPAddressStringParameters CANONICAL =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .allowLeadingZeros(false)
          .allowBinary(false)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .allowZone(false)
          .allowBase85(false)
          .allowBinary(false)
          .getParentBuilder()
          .toParams();

  private final List<IPAddress> ranges;

  private AddressRanges(List<IPAddress> ranges) {
    this.ranges = ranges;
  }

  /**
   * The set of some addresses and networks.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static AddressRanges of(List<String> texts) {
    return new AddressRanges(
        texts.stream()
            .map(
                text ->
                    parse(text)
                        .orElseThrow(
                            () -> new IllegalArgumentException(text + " is no address range")))
            .toList());
  }

  /** Whether an address is in the set; never in an empty one. */
  public boolean contains(InetAddress address) {
    IPAddress given = new IPAddressGenerator().from(address);
    return ranges.stream().anyMatch(range -> range.contains(given));
  }

  /** An address, or a network without bits behind its prefix. */
  static Optional<IPAddress> parse(String text) {
    IPAddress address = new IPAddressString(text, CANONICAL).getAddress();
    return Optional.ofNullable(address)
        .filter(range -> !range.isPrefixed() || range.isPrefixBlock());
  }

  static boolean isAddress(String text) {
    return parse(text).filter(address -> !address.isPrefixed()).isPresent();
  }
}
