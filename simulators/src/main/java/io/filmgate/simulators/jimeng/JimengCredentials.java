package io.filmgate.simulators.jimeng;

import java.util.Optional;

/**
 * The key that requests are signed with.
 *
 * @param sessionToken what a temporary key has to be accompanied by
 */
public record JimengCredentials(
    String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {

  @Override
  public String toString() {
    return "JimengCredentials[accessKeyId=" + accessKeyId + "]";
  }
}
