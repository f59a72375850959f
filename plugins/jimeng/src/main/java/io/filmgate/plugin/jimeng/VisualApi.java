package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Channel;
import io.filmgate.spi.exchange.HttpCall;
import io.vertx.core.buffer.Buffer;

/** The vendor's one address, at which a query parameter names the action. */
final class VisualApi {
  private static final String VERSION = "2022-08-31";

  private VisualApi() {}

  static HttpCall post(Channel channel, String action, Buffer body) {
    return HttpCall.post(channel.baseUrl(), "/")
        .query("Action", action)
        .query("Version", VERSION)
        .json(body);
  }
}
