package io.filmgate.core.job;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.ChannelConfig.ChannelLimits;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Channels of which only the policy matters. */
public final class SampleChannels {
  private SampleChannels() {}

  public static ChannelConfig with(String id, Optional<InDoubtPolicy> policy) {
    return new ChannelConfig(
        id,
        "acme",
        true,
        false,
        Map.of(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        1,
        1,
        new ChannelLimits(1, 1),
        policy);
  }
}
