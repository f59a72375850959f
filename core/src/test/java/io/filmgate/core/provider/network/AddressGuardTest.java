package io.filmgate.core.provider.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.TestProviders;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // not an address at all, or not one that everybody reads alike
        "",
        "picture.png",
        "//example.com/a",
        "ftp://example.com/a",
        "file:///etc/passwd",
        "http:example.com",
        "http:///a",
        "http://",
        "https://?a",
        "javascript:alert(1)",
        "http://user@example.com/",
        "http://user:word@example.com/",
        "http://a@b@example.com/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:/",
        "http://example.com:80:80/",
        "http://exa mple.com/",
        "http://example.com\\@evil.com/",
        "http://example.com\t/",
        "http://exam%70le.com/",
        "http://例え.jp/",
        "http://①②⑦.0.0.1/",
        "http://１２７.0.0.1/",
        "http://example..com/",
        "http://.example.com/",
        "http://-a.example.com/",
        "http://example.com-/",
        "http://exa*mple.com/",
        // names of private networks, or of no network
        "http://localhost/",
        "http://LOCALHOST:8080/",
        "http://localhost./",
        "http://a.localhost/",
        "http://printer.local/",
        "http://Printer.LOCAL./",
        "http://metadata.google.internal/",
        "http://intranet/",
        "http://internal/",
        "http://com./",
        // IPv4 that is not public
        "http://0.0.0.0/",
        "http://0.1.2.3/",
        "http://10.0.0.1/",
        "http://10.255.255.255/",
        "http://100.64.0.1/",
        "http://100.100.100.200/",
        "http://100.127.255.255/",
        "http://127.0.0.1/",
        "http://127.255.255.254/",
        "http://127.0.0.1./",
        "http://168.63.129.16/",
        "http://169.254.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.0.0.1/",
        "http://192.0.2.1/",
        "http://192.88.99.1/",
        "http://192.168.1.1:8080/",
        "http://198.18.0.1/",
        "http://198.19.255.255/",
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://224.0.0.1/",
        "http://239.255.255.255/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "https://192.175.48.1/",
        "https://192.31.196.1/",
        // IPv4 in another spelling, public or not
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://1.1/",
        "http://8.8.8.010/",
        "http://08.8.8.8/",
        "http://8.8.8.8.8/",
        "http://256.1.1.1/",
        "http://8.8.8.0x8/",
        "http://134744072/",
        "http://8.8.8/",
        "http://8.8.8.8./",
        "http://example.0x/",
        "http://example.1/",
        "http://00.0.0.0/",
        // IPv6 that is not public
        "http://[::]/",
        "http://[::1]/",
        "http://[::1]:8080/",
        "http://[fe80::1]/",
        "http://[febf::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://[3fff::1]/",
        "http://[100::1]/",
        "http://[5f00::1]/",
        "http://[4000::1]/",
        "http://[2001:2::1]/",
        // IPv4 inside IPv6
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[::ffff:808:808]/",
        "http://[::127.0.0.1]/",
        "http://[::7f00:1]/",
        "http://[::ffff:0:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::808:808]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2002:808:808::1]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2001::1]/",
        "http://[2606:4700::5efe:7f00:1]/",
        "http://[2606:4700::200:5efe:7f00:1]/",
        // IPv6 in another spelling, or with a zone
        "http://[2606:4700:0000:0000:0000:0000:0000:1111]/",
        "http://[2606:4700::01111]/",
        "http://[2606:4700:0::1111]/",
        "http://[fe80::1%25eth0]/",
        "http://[2606:4700::1111%1]/",
        "http://[2606:4700::1111/",
        "http://2606:4700::1111/",
        "http://[v1.fe80::a]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[1:2:3]/",
        "http://[::1.2.3]/",
      })
  void an_address_that_is_not_plainly_public_is_refused(String address) {
    assertThat(AddressGuard.refusal(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "https://example.com/a.png?b=c#d",
        "HTTPS://EXAMPLE.COM/A",
        "https://example.com:8443/",
        "https://my_bucket.s3.amazonaws.com/a",
        "https://1a.example/",
        "https://xn--r8jz45g.jp/a",
        "https://example.com./a",
        "https://example.com/图片.png?名=值",
        "http://8.8.8.8/",
        "https://1.1.1.1:444/a",
        "http://100.63.255.255/",
        "http://9.0.0.0/",
        "http://172.15.0.1/",
        "http://172.32.0.1/",
        "http://11.0.0.1/",
        "http://223.255.255.255/",
        "http://[2606:4700::1111]/",
        "http://[2606:4700:4700::1111]:8080/",
        "https://[2a00::1]/",
        "https://notlocalhost.com/",
        "https://localhost.example.com/",
        "https://local.example/",
      })
  void a_public_one_may_be_used(String address) {
    assertThat(AddressGuard.refusal(address)).isEmpty();
  }

  @Test
  void a_reason_says_what_would_be_right() {
    assertThat(AddressGuard.refusal("http://10.0.0.1/")).contains("must be public, not private");
    assertThat(AddressGuard.refusal("http://0x7f.1/"))
        .contains("must have a host name, or an IP address in its usual spelling");
    assertThat(AddressGuard.refusal("ftp://a.example/"))
        .contains("must begin with http:// or https://");
  }

  @Property(tries = 300)
  void an_ipv4_address_is_public_inside_ipv6_in_no_form(@ForAll @Size(4) byte[] octets)
      throws UnknownHostException {
    String quad = InetAddress.getByAddress(octets).getHostAddress();
    for (String form : List.of("[::ffff:%s]", "[::%s]", "[64:ff9b::%s]", "[2002::%s]")) {
      assertThat(AddressGuard.refusal("http://" + form.formatted(quad) + "/")).isPresent();
    }
  }

  @Property(tries = 300)
  void no_text_breaks_it(@ForAll String text) {
    assertThat(AddressGuard.refusal("http://" + text)).isNotNull();
  }

  @Test
  void a_name_is_looked_up_once_and_connected_to_as_looked_up() throws Exception {
    List<String> asked = new ArrayList<>();
    AddressGuard guard = guard(asked, "2606:4700::1111", "1.1.1.1");

    assertThat(TestProviders.await(guard.pin(WebAddress.parse("https://example.com/a"))))
        .hasToString("1.1.1.1:443");
    assertThat(asked).containsExactly("example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "64:ff9b::a00:1"})
  void a_name_of_which_one_address_is_not_public_is_refused(String hidden) throws Exception {
    AddressGuard guard = guard(new ArrayList<>(), "1.1.1.1", hidden);

    assertThat(TestProviders.failure(guard.pin(WebAddress.parse("http://rebound.example.com/"))))
        .isInstanceOf(AddressRefused.class)
        .hasMessageContaining("leads to a");
  }

  @Test
  void a_literal_is_not_looked_up() throws Exception {
    List<String> asked = new ArrayList<>();

    assertThat(TestProviders.await(guard(asked).pin(WebAddress.parse("http://8.8.8.8:81/"))))
        .hasToString("8.8.8.8:81");
    assertThat(TestProviders.failure(guard(asked).pin(WebAddress.parse("http://[::1]/"))))
        .isInstanceOf(AddressRefused.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_name_that_leads_nowhere_is_refused() throws Exception {
    AddressGuard guard = new AddressGuard(host -> Future.failedFuture("unknown"));

    assertThat(TestProviders.failure(guard.pin(WebAddress.parse("http://gone.example.com/"))))
        .isInstanceOf(AddressRefused.class);
    assertThat(
            TestProviders.failure(
                guard(new ArrayList<>()).pin(WebAddress.parse("http://empty.example.com/"))))
        .isInstanceOf(AddressRefused.class);
  }

  private static AddressGuard guard(List<String> asked, String... addresses)
      throws UnknownHostException {
    List<InetAddress> found = new ArrayList<>();
    for (String address : addresses) {
      found.add(InetAddress.getByName(address));
    }
    return new AddressGuard(
        host -> {
          asked.add(host);
          return Future.succeededFuture(found);
        });
  }
}
