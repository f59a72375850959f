package io.filmgate.spi.exchange;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A channel's secrets, handed to {@code authorize} and to nothing else that sends.
 *
 * @param secrets by the names that the descriptor declares
 * @param token from {@link io.filmgate.spi.TokenIssuing}, if the provider is one
 */
public record Credentials(Map<String, Secret> secrets, Optional<Secret> token) {
  public Credentials {
    secrets = Map.copyOf(secrets);
    Objects.requireNonNull(token, "token");
  }

  /** Credentials without a token. */
  public static Credentials of(Map<String, Secret> secrets) {
    return new Credentials(secrets, Optional.empty());
  }

  /** Whether the channel has this secret: how to tell alternatives apart. */
  public boolean has(String name) {
    return secrets.containsKey(name);
  }

  /**
   * One secret.
   *
   * @throws IllegalArgumentException if the channel does not have it
   */
  public Secret secret(String name) {
    Secret found = secrets.get(name);
    if (found == null) {
      throw new IllegalArgumentException("the channel has no credential " + name);
    }
    return found;
  }
}
