package io.filmgate.simulators.kling;

/**
 * What a caller may show: a token signed with the secret key, or the API key.
 *
 * @param apiKey starts with {@code api-key-kling-}
 */
public record KlingCredentials(String accessKey, String secretKey, String apiKey) {

  @Override
  public String toString() {
    return "KlingCredentials[accessKey=" + accessKey + "]";
  }
}
