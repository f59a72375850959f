package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Channel;
import io.filmgate.spi.exchange.HttpCall;
import io.vertx.core.buffer.Buffer;

/**
 * The vendor's one address, at which a query parameter names the action. Most products are created
 * and asked about by one pair of actions, those of the avatars by another.
 */
enum VisualApi {
  VIDEOS("CVSync2AsyncSubmitTask", "CVSync2AsyncGetResult"),
  AVATARS("CVSubmitTask", "CVGetResult");

  private static final String VERSION = "2022-08-31";
  private static final String AVATAR_PREFIX = "jimeng_realman_avatar_";

  private final String submitAction;
  private final String pollAction;

  VisualApi(String submitAction, String pollAction) {
    this.submitAction = submitAction;
    this.pollAction = pollAction;
  }

  /** The actions of a product, known to this version or not. */
  static VisualApi of(String reqKey) {
    return reqKey.startsWith(AVATAR_PREFIX) ? AVATARS : VIDEOS;
  }

  HttpCall submit(Channel channel, Buffer body) {
    return post(channel, submitAction, body);
  }

  HttpCall poll(Channel channel, Buffer body) {
    return post(channel, pollAction, body).repeat(HttpCall.Repeat.ANYWHERE);
  }

  private static HttpCall post(Channel channel, String action, Buffer body) {
    return HttpCall.post(channel.baseUrl(), "/")
        .query("Action", action)
        .query("Version", VERSION)
        .json(body);
  }
}
