package io.filmgate.plugin.kling;

import io.filmgate.spi.codec.Crypto;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The token that an access key and a secret key make: a JWT, HS256, good for half an hour. */
final class AccessToken {
  private static final long LIFE_SECONDS = 1800;

  /** How far Kling's clock may be behind ours. */
  private static final long SKEW_SECONDS = 5;

  private static final String HEADER =
      encode(new JsonObject().put("alg", "HS256").put("typ", "JWT"));

  private AccessToken() {}

  static Secret of(Secret accessKey, Secret secretKey, Instant now) {
    JsonObject claims =
        new JsonObject()
            .put("iss", accessKey.reveal())
            .put("exp", now.getEpochSecond() + LIFE_SECONDS)
            .put("nbf", now.getEpochSecond() - SKEW_SECONDS);
    String signed = HEADER + "." + encode(claims);
    byte[] key = secretKey.reveal().getBytes(StandardCharsets.UTF_8);
    return new Secret(signed + "." + encode(Crypto.hmacSha256(key, signed)));
  }

  private static String encode(JsonObject json) {
    return encode(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
