package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {
  private static boolean contains(String range, String address) throws UnknownHostException {
    return AddressRanges.of(List.of(range)).contains(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          127.0.0.0/8, 127.255.0.1, true
          127.0.0.0/8, 128.0.0.1,   false
          10.1.2.3,    10.1.2.3,    true
          10.1.2.3/32, 10.1.2.4,    false
          0.0.0.0/0,   203.0.113.9, true
          0.0.0.0/0,   ::1,         false
          ::/0,        203.0.113.9, false
          ::1,         ::1,         true
          fd00::/8,    fd12::7,     true
          fd00::/8,    fe80::7,     false
          10.0.0.0/8,  ::ffff:10.1.2.3, true
          """)
  void an_address_is_in_a_range_or_not(String range, String address, boolean expected)
      throws UnknownHostException {
    assertThat(contains(range, address)).isEqualTo(expected);
  }

  @Test
  void an_empty_set_contains_nothing() {
    assertThat(AddressRanges.of(List.of()).contains(InetAddress.getLoopbackAddress())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "10.0.0.5/8",
        "10.1",
        "0177.0.0.1",
        "01.2.3.4",
        "0x1.2.3.4",
        "10.0.0.0/33",
        "10.0.0.0/255.0.0.0",
        "1.2.3.4-5",
        "10.*.0.0",
        "fe80::1%eth0",
        "/8",
        "localhost"
      })
  void what_not_everybody_reads_alike_is_no_range(String text) {
    assertThatThrownBy(() -> AddressRanges.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
