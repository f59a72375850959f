package io.filmgate.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNetworkTest {

  @Test
  void an_ipv4_client_is_one_address() {
    assertThat(ClientNetwork.of("192.0.2.1")).isNotEqualTo(ClientNetwork.of("192.0.2.2"));
  }

  @Test
  void an_ipv6_client_has_a_whole_64() {
    assertThat(ClientNetwork.of("2001:db8:0:1:0:0:0:1"))
        .isEqualTo(ClientNetwork.of("2001:db8:0:1:ffff:0:0:2"))
        .isNotEqualTo(ClientNetwork.of("2001:db8:0:2:0:0:0:1"));
  }
}
