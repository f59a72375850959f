package io.filmgate.core.provider.network;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where a request goes and which way.
 *
 * @param pinned the address to connect to instead of looking the name up again
 * @param proxy an outgoing HTTP proxy, {@code http://user:password@host:port}; then it is the proxy
 *     that looks names up
 */
record Destination(WebAddress address, Optional<SocketAddress> pinned, Optional<String> proxy) {

  RequestOptions request(HttpMethod method) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setSsl(address.isSecure())
            .setHost(address.isBracketed() ? "[" + address.host() + "]" : address.host())
            .setPort(address.port())
            .setURI(address.target())
            .setFollowRedirects(false)
            .setConnectTimeout(HttpLimits.CONNECT.toMillis());
    proxy.map(Destination::parse).ifPresent(options::setProxyOptions);
    if (proxy.isEmpty()) {
      pinned.or(this::literal).ifPresent(options::setServer);
    }
    return options;
  }

  /** An IPv6 literal is an address already, and with its brackets no name. */
  private Optional<SocketAddress> literal() {
    return address.isBracketed()
        ? Optional.of(SocketAddress.inetSocketAddress(address.port(), address.host()))
        : Optional.empty();
  }

  private static ProxyOptions parse(String proxy) {
    URI uri = URI.create(proxy);
    ProxyOptions options =
        new ProxyOptions()
            .setType(ProxyType.HTTP)
            .setHost(uri.getHost())
            .setPort(uri.getPort() < 0 ? 80 : uri.getPort())
            .setConnectTimeout(HttpLimits.CONNECT);
    if (uri.getUserInfo() != null) {
      String[] user = uri.getUserInfo().split(":", 2);
      options.setUsername(user[0]).setPassword(user.length > 1 ? user[1] : "");
    }
    return options;
  }
}
