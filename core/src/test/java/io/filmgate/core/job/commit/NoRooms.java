package io.filmgate.core.job.commit;

import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import java.util.Optional;

/** Nothing may start from the line. */
public final class NoRooms implements SlotRooms {
  @Override
  public int key(String tenantId, String keyId) {
    return 0;
  }

  @Override
  public int tenant(String tenantId) {
    return 0;
  }

  @Override
  public Optional<ChannelOffer> channel(String channelId) {
    return Optional.empty();
  }
}
