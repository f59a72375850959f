package io.filmgate.core.provider.network;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.net.URI;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The guard against a reader that takes any spelling of an IP address for one: what that one would
 * connect to inside a network must be refused. {@code -Djqwik.tries.default=1000000} looks longer.
 */
class AddressGuardFuzzTest {

  @Property
  void what_a_lenient_reader_takes_for_an_ip_address_is_public_and_plainly_written(
      @ForAll("hosts") String host, @ForAll("tails") String tail) {
    String address = "http://" + host + tail;
    if (AddressGuard.refusal(address).isPresent()) {
      return;
    }
    String read = URI.create(URI.create(address).toASCIIString()).getHost();
    IPAddress taken = new IPAddressString(read.replaceAll("[\\[\\]]|\\.$", "")).getAddress();
    if (taken != null) {
      assertThat(ReservedAddresses.purpose(taken)).as(address).isEmpty();
      assertThat(taken.isLoopback() || taken.isLocal() || taken.isAnyLocal() || taken.isMulticast())
          .as(address)
          .isFalse();
      assertThat(read).as(address).contains(taken.toCanonicalString());
    }
  }

  @Property
  void nothing_that_is_accepted_can_be_taken_apart_in_two_ways(
      @ForAll("hosts") String host, @ForAll("pieces") String first, @ForAll("pieces") String last) {
    String address = "http://" + first + host + last;
    if (AddressGuard.refusal(address).isEmpty()) {
      String authority = address.substring(7).split("[/?#]", 2)[0];
      assertThat(authority).matches("[A-Za-z0-9._\\[\\]:-]+");
      assertThat(address).doesNotContain("\\", "\t", "\n", "\r", " ");
    }
  }

  @Provide
  Arbitrary<String> hosts() {
    Arbitrary<String> number =
        Arbitraries.oneOf(
            Arbitraries.of("127", "10", "192", "168", "169", "254", "172", "16", "0", "1", "255"),
            Arbitraries.of("0177", "0x7f", "0X7F", "00", "08", "2130706433", "65535", "16777215"),
            Arbitraries.integers().between(0, 300).map(String::valueOf),
            Arbitraries.integers().between(0, 300).map(value -> "0x" + Integer.toHexString(value)),
            Arbitraries.integers()
                .between(0, 300)
                .map(value -> "0" + Integer.toOctalString(value)));
    Arbitrary<String> four =
        number.list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join(".", parts));
    Arbitrary<String> group =
        Arbitraries.of("", "0", "1", "ffff", "64", "ff9b", "2002", "7f00", "fe80", "fd00", "2606");
    Arbitrary<String> wide =
        Combinators.combine(group.list().ofMinSize(2).ofMaxSize(9), four)
            .as(
                (groups, end) ->
                    "["
                        + String.join(":", groups)
                        + (end.length() % 2 == 0 ? "" : ":" + end)
                        + "]");
    Arbitrary<String> name =
        Arbitraries.of(
                "localhost", "a", "com", "local", "internal", "example", "xn--a", "127", "-a", "")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(labels -> labels.stream().collect(Collectors.joining(".")));
    return Arbitraries.oneOf(four, wide, name, four.map(host -> host + "."));
  }

  @Provide
  Arbitrary<String> tails() {
    return Arbitraries.of("", "/", ":80", ":8080/a", "?b", "#c", "/a?b=c#d");
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "",
        "@",
        "a@",
        "\\",
        "/",
        "?",
        "#",
        "%2e",
        "%00",
        " ",
        "\t",
        "\u3002",
        "\uff0e",
        "\u212a",
        "\u00ad",
        ":",
        ":80",
        ":x",
        "[",
        "]",
        ";",
        "example.com",
        "\\@");
  }
}
