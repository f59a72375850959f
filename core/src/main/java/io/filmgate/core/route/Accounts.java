package io.filmgate.core.route;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.ChannelSettings;
import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Secret;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes of a configured channel what its plugin works with, once per public model. */
final class Accounts {
  private Accounts() {}

  static Map<String, Candidate> of(ProviderDescriptor provider, ChannelConfig channel) {
    ChannelSettings settings = ChannelSettings.of(channel, provider);
    Map<String, Secret> secrets = new HashMap<>();
    channel.credentials().forEach((name, text) -> secrets.put(name, new Secret(text.reveal())));
    Map<String, Candidate> byModel = new LinkedHashMap<>();
    channel
        .models()
        .forEach(
            (model, vendorModels) -> {
              ProviderChannel account =
                  new ProviderChannel(
                      provider.id(),
                      settings.channel(channel, vendorModels),
                      Credentials.of(secrets),
                      channel.id(),
                      channel.proxy());
              byModel.put(model, new Candidate(channel, account, vendorModels));
            });
    return byModel;
  }
}
