package io.filmgate.spi.exchange;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A channel's secrets, handed to {@code authorize} and to nothing else that sends.
 *
 * @param secrets by the names that the descriptor declares
 * @param token from {@link io.filmgate.spi.TokenIssuing}, if the provider is one
 * @param settings the channel's {@linkplain io.filmgate.spi.Channel#settings() settings}, for
 *     signatures that depend on one, such as a region
 */
public record Credentials(
    Map<String, Secret> secrets, Optional<Secret> token, Map<String, Object> settings) {
  public Credentials {
    secrets = Map.copyOf(secrets);
    Objects.requireNonNull(token, "token");
    settings = Map.copyOf(settings);
  }

  /** Credentials of a channel without settings. */
  public Credentials(Map<String, Secret> secrets, Optional<Secret> token) {
    this(secrets, token, Map.of());
  }

  /** Credentials without a token. */
  public static Credentials of(Map<String, Secret> secrets) {
    return new Credentials(secrets, Optional.empty());
  }

  /** The same credentials with the channel's settings. */
  public Credentials withSettings(Map<String, Object> channelSettings) {
    return new Credentials(secrets, token, channelSettings);
  }

  /** A setting declared with {@link io.filmgate.spi.Field#text}; empty if there is none. */
  public Optional<String> setting(String name) {
    return settings.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
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
