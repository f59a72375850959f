package io.filmgate.core.management.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.SecretText;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as anybody may make them, and signers with the keys for them. */
public final class TestTokens {
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  public static final String SECRET = "0123456789abcdef0123456789abcdef";
  public static final KeyPair RSA = pair("RSA");
  public static final KeyPair P256 = pair("EC");

  private TestTokens() {}

  private static KeyPair pair(String kind) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      if (kind.equals("EC")) {
        generator.initialize(new ECGenParameterSpec("secp256r1"));
      } else {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static JwtSigner shared(String secret) {
    return new JwtSigner(
        "HS256",
        Optional.of(new SecretText(secret)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static JwtSigner provider(String algorithm, KeyPair pair) {
    return new JwtSigner(
        algorithm,
        Optional.empty(),
        Optional.of(new SecretText(pem(pair))),
        Optional.of("https://id.example.com"),
        Optional.of("filmgate"));
  }

  static String pem(KeyPair pair) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----";
  }

  /** What opens the port for an hour. */
  public static JsonObject claims() {
    return new JsonObject()
        .put("sub", "ann")
        .put("role", "admin")
        .put("exp", NOW.getEpochSecond() + 3600)
        .put("iss", "https://id.example.com")
        .put("aud", "filmgate");
  }

  public static String signed(JsonObject claims) {
    return hmac("{\"alg\":\"HS256\"}", claims.encode(), SECRET.getBytes(UTF_8));
  }

  static String hmac(String header, String claims, byte[] secret) {
    String signed = part(header) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return signed + "." + part(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Signs with a private key.
   *
   * @param java its name of the algorithm
   */
  static String signed(String header, JsonObject claims, KeyPair pair, String java) {
    String signed = part(header) + "." + part(claims.encode());
    try {
      Signature signature = Signature.getInstance(java);
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + part(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String part(String text) {
    return part(text.getBytes(UTF_8));
  }

  private static String part(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
