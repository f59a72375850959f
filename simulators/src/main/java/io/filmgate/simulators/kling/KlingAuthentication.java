package io.filmgate.simulators.kling;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Crypto;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds out who calls: an API key is looked up, everything else must be a token signed with HS256.
 */
final class KlingAuthentication {

  static final String API_KEY_ACCOUNT = "api_key";
  static final String ACCESS_KEY_ACCOUNT = "access_key";

  private static final String SCHEME = "Bearer ";
  private static final String API_KEY_PREFIX = "api-key-kling-";

  private final KlingCredentials credentials;

  KlingAuthentication(KlingCredentials credentials) {
    this.credentials = credentials;
  }

  /**
   * The name of the caller's credential.
   *
   * @param isKeyNeeded whether a token is no credential here, however good it is
   */
  String account(Call call, Instant now, boolean isKeyNeeded) {
    String header =
        call.header("Authorization")
            .filter(value -> !value.isBlank())
            .orElseThrow(KlingError.AUTHORIZATION_EMPTY::refusal);
    if (!header.startsWith(SCHEME)) {
      throw KlingError.AUTHORIZATION_INVALID.refusal("Authorization is invalid");
    }
    String token = header.substring(SCHEME.length());
    if (token.startsWith(API_KEY_PREFIX)) {
      if (!isSame(token, credentials.apiKey())) {
        throw KlingError.AUTHORIZATION_INVALID.refusal("api key not found");
      }
      return API_KEY_ACCOUNT;
    }
    if (isKeyNeeded) {
      throw KlingError.AUTHORIZATION_INVALID.refusal(
          "Authentication error. The current API does not support AK/SK; please go to the console"
              + " (https://kling.ai/dev/api-key) to create API key.");
    }
    checkToken(token, now);
    return ACCESS_KEY_ACCOUNT;
  }

  private void checkToken(String token, Instant now) {
    String[] parts = token.split("\\.", -1);
    JsonObject header = decode(parts, 0);
    JsonObject claims = decode(parts, 1);
    if (parts.length != 3 || !"HS256".equals(header.getValue("alg"))) {
      throw KlingError.AUTHENTICATION_FAILED.refusal("Authorization is not an HS256 token");
    }
    if (!credentials.accessKey().equals(claims.getValue("iss"))) {
      throw KlingError.AUTHORIZATION_INVALID.refusal("access key not found");
    }
    byte[] key = credentials.secretKey().getBytes(StandardCharsets.UTF_8);
    byte[] signature = Crypto.hmacSha256(key, parts[0] + '.' + parts[1]);
    String expected = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    if (!isSame(parts[2], expected)) {
      throw KlingError.AUTHENTICATION_FAILED.refusal("signature is invalid");
    }
    checkTimes(claims, now);
  }

  private static void checkTimes(JsonObject claims, Instant now) {
    if (!(claims.getValue("exp") instanceof Number expires)) {
      throw KlingError.AUTHENTICATION_FAILED.refusal("the token has no exp");
    }
    if (claims.getValue("nbf") instanceof Number notBefore
        && notBefore.longValue() > now.getEpochSecond()) {
      throw KlingError.TOKEN_NOT_YET_VALID.refusal();
    }
    if (expires.longValue() <= now.getEpochSecond()) {
      throw KlingError.TOKEN_EXPIRED.refusal();
    }
  }

  private static JsonObject decode(String[] parts, int index) {
    try {
      byte[] bytes = index < parts.length ? Base64.getUrlDecoder().decode(parts[index]) : null;
      return Optional.ofNullable(bytes).map(Buffer::buffer).flatMap(Call::parse).orElseThrow();
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw KlingError.AUTHENTICATION_FAILED.refusal("Authorization is not a token");
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
