package io.filmgate.core.management.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filmgate.core.config.ManagementConfig;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.SecretText;
import io.filmgate.spi.codec.Crypto;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Signs operators' tokens with a secret that the gateway shares, for commands. */
public record TokenSigner(SecretText secret, Optional<String> issuer, Optional<String> audience) {
  /** Long enough for a command, and useless soon after. */
  public static final Duration USUAL_LIFE = Duration.ofSeconds(60);

  /** A token cannot be taken back. */
  public static final Duration LONGEST_LIFE = Duration.ofHours(24);

  /** The first signer that has a secret; empty if there is none. */
  public static Optional<TokenSigner> of(ManagementConfig management) {
    return management.jwt().stream()
        .filter(signer -> signer.secret().isPresent())
        .findFirst()
        .map(TokenSigner::of);
  }

  private static TokenSigner of(JwtSigner signer) {
    return new TokenSigner(signer.secret().orElseThrow(), signer.issuer(), signer.audience());
  }

  /** Makes a token that is good from now on. */
  public String sign(Operator operator, Duration life, Instant now) {
    JsonObject header = new JsonObject().put("alg", "HS256").put("typ", "JWT");
    JsonObject claims =
        new JsonObject()
            .put("sub", operator.subject())
            .put("roles", new JsonArray().add(operator.role().text()))
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(life).getEpochSecond());
    issuer.ifPresent(name -> claims.put("iss", name));
    audience.ifPresent(name -> claims.put("aud", name));
    String signed =
        text(header.encode().getBytes(UTF_8)) + "." + text(claims.encode().getBytes(UTF_8));
    return signed + "." + text(Crypto.hmacSha256(secret.reveal().getBytes(UTF_8), signed));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
