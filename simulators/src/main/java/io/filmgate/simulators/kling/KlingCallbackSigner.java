package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.CallbackSigner;
import io.filmgate.simulators.vendor.Crypto;
import io.filmgate.simulators.vendor.RisingIds;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Signs a callback's id, time and bytes with the account's webhook secret. */
final class KlingCallbackSigner implements CallbackSigner {

  private static final String PREFIX = "whsec_";

  private final byte[] key;
  private final RisingIds ids;

  /**
   * A signer.
   *
   * @param secret {@code whsec_} and base64, as the console shows it
   */
  KlingCallbackSigner(String secret, RisingIds ids) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a webhook secret starts with " + PREFIX);
    }
    this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    this.ids = ids;
  }

  @Override
  public Map<String, String> headers(URI url, Buffer body, Instant at) {
    return headers(ids.next(), at.getEpochSecond(), body.toString(StandardCharsets.UTF_8));
  }

  Map<String, String> headers(String id, long epochSecond, String body) {
    byte[] signature = Crypto.hmacSha256(key, id + '.' + epochSecond + '.' + body);
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(epochSecond),
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(signature));
  }
}
