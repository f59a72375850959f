package io.filmgate.core.provider;

import io.filmgate.spi.Channel;
import io.filmgate.spi.exchange.Credentials;
import java.util.Optional;

/**
 * An account as a provider's revision uses it: the plugin's view, its secrets, its proxy.
 *
 * @param credentialId names the account, not the secret
 */
public record ProviderChannel(
    String providerId,
    Channel channel,
    Credentials credentials,
    String credentialId,
    Optional<String> proxy) {
  public ProviderChannel {
    credentials = credentials.withSettings(channel.settings());
  }

  /** The channel's name only. */
  @Override
  public String toString() {
    return "ProviderChannel[" + channel.id() + "]";
  }
}
