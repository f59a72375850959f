package io.filmgate.core.provider.step;

import io.filmgate.core.provider.network.AddressRefused;
import io.filmgate.core.provider.network.WebAddress;
import io.filmgate.spi.Channel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Where a channel's calls and files may go. The host of {@code base_url} was named by the operator
 * and is trusted, so that a simulator on 127.0.0.1 works; the hosts that the plugin declares are
 * allowed, but have to be public.
 *
 * @param base empty for a provider without {@code base_url}
 * @param patterns the descriptor's: names, or {@code *.example.com}
 * @param isOwnPort the ports that this gateway listens on
 */
public record AllowedHosts(
    Optional<WebAddress> base, List<String> patterns, IntPredicate isOwnPort) {

  /** The hosts of a channel. */
  public static AllowedHosts of(Channel channel, List<String> patterns, IntPredicate isOwnPort) {
    Object base = channel.settings().get("base_url");
    return new AllowedHosts(
        base instanceof String text ? parse(text) : Optional.empty(), patterns, isOwnPort);
  }

  private static Optional<WebAddress> parse(String base) {
    try {
      return Optional.of(WebAddress.parse(base));
    } catch (AddressRefused notAnAddress) {
      return Optional.empty();
    }
  }

  /**
   * Whether the operator named this host. Never true for another port that is the gateway's own.
   */
  public boolean isTrusted(WebAddress address) {
    return base.filter(named -> named.host().equals(address.host()))
        .filter(named -> named.port() == address.port() || !isOwnPort.test(address.port()))
        .isPresent();
  }

  /** Checks a call's address. */
  WebAddress check(URI uri) throws PluginFault {
    WebAddress address;
    try {
      address = WebAddress.of(uri);
    } catch (AddressRefused refused) {
      throw new PluginFault("it calls an address that " + refused.getMessage());
    }
    if (!isTrusted(address) && patterns.stream().noneMatch(each -> fits(each, address.host()))) {
      throw new PluginFault(
          "it calls " + address + ", which is neither base_url nor a host that it declares");
    }
    if (!address.isSecure() && base.map(WebAddress::isSecure).orElse(true)) {
      throw new PluginFault("it calls " + address + " without TLS, although base_url has it");
    }
    return address;
  }

  private static boolean fits(String pattern, String host) {
    String lowerCase = pattern.toLowerCase(Locale.ROOT);
    return lowerCase.startsWith("*.")
        ? host.endsWith(lowerCase.substring(1)) && host.length() > lowerCase.length() - 1
        : host.equals(lowerCase);
  }
}
