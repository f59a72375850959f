package io.filmgate.core.route;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.provider.ProviderChannel;
import java.util.List;

/**
 * A channel that could serve a request.
 *
 * @param account the channel as its plugin uses it, for this public model
 * @param vendorModels the vendor's names for the public model: the first is sent, the others may be
 *     chosen by metadata
 */
public record Candidate(ChannelConfig channel, ProviderChannel account, List<String> vendorModels) {
  public Candidate {
    vendorModels = List.copyOf(vendorModels);
  }

  /** The vendor model that a request for this candidate names. */
  public String vendorModel() {
    return vendorModels.get(0);
  }
}
