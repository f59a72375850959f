package io.filmgate.simulators.kling;

import java.util.Optional;

/**
 * What a caller may show: a token signed with the secret key, or the API key.
 *
 * @param apiKey starts with {@code api-key-kling-}
 * @param webhookSecret what callbacks are signed with, {@code whsec_} and base64; empty: they are
 *     not signed
 */
public record KlingCredentials(
    String accessKey, String secretKey, String apiKey, Optional<String> webhookSecret) {

  @Override
  public String toString() {
    return "KlingCredentials[accessKey=" + accessKey + "]";
  }
}
