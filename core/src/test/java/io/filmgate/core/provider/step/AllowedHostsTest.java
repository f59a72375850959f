package io.filmgate.core.provider.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.provider.network.AddressRefused;
import io.filmgate.core.provider.network.WebAddress;
import io.filmgate.spi.Channel;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private static final AllowedHosts REAL = hosts("https://api.acme.example.com/v1");
  private static final AllowedHosts SIMULATED = hosts("http://127.0.0.1:9101");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.acme.example.com/v1/tasks",
        "https://API.acme.example.com/",
        "https://api.acme.example.com:8443/",
        "https://upload.acme.example.com/",
        "https://a.b.cdn.example.com/",
      })
  void what_is_named_may_be_called(String uri) throws PluginFault {
    assertThat(REAL.check(URI.create(uri)).isSecure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.acme.example.com/v1/tasks",
        "http://upload.acme.example.com/",
        "https://cdn.example.com/",
        "https://evilcdn.example.com/",
        "https://upload.acme.example.com.evil.example/",
        "https://127.0.0.1/",
        "https://user@api.acme.example.com/",
      })
  void anything_else_may_not(String uri) {
    assertThatThrownBy(() -> REAL.check(URI.create(uri))).isInstanceOf(PluginFault.class);
  }

  @Test
  void a_simulator_is_trusted_on_every_port_but_the_gateways_own() throws AddressRefused {
    assertThat(SIMULATED.isTrusted(WebAddress.parse("http://127.0.0.1:9101/a"))).isTrue();
    assertThat(SIMULATED.isTrusted(WebAddress.parse("http://127.0.0.1:9999/a"))).isTrue();
    assertThat(SIMULATED.isTrusted(WebAddress.parse("http://127.0.0.1:8081/a"))).isFalse();
    assertThat(SIMULATED.isTrusted(WebAddress.parse("http://127.0.0.2:9101/a"))).isFalse();
  }

  @Test
  void a_base_url_on_a_port_like_the_gateways_own_is_still_what_the_operator_named()
      throws AddressRefused {
    assertThat(
            hosts("https://api.acme.example.com:8081")
                .isTrusted(WebAddress.parse("https://api.acme.example.com:8081/")))
        .isTrue();
  }

  @Test
  void without_a_base_url_only_declared_hosts_may_be_called() throws PluginFault {
    AllowedHosts hosts =
        AllowedHosts.of(
            new Channel("c", Map.of(), Set.of(), Set.of()), List.of("a.example.com"), p -> false);

    assertThat(hosts.check(URI.create("https://a.example.com/")).port()).isEqualTo(443);
    assertThatThrownBy(() -> hosts.check(URI.create("http://a.example.com/")))
        .isInstanceOf(PluginFault.class);
  }

  private static AllowedHosts hosts(String baseUrl) {
    return AllowedHosts.of(
        new Channel("acme-main", Map.of("base_url", baseUrl), Set.of(), Set.of()),
        List.of("upload.acme.example.com", "*.cdn.example.com"),
        port -> port == 8081);
  }
}
