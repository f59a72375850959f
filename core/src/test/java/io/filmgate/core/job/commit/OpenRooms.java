package io.filmgate.core.job.commit;

import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is allowed to run; nothing is limited unless a test says so. */
final class OpenRooms implements SlotRooms {
  final Map<String, Integer> keys = new HashMap<>();
  final Map<String, Integer> tenants = new HashMap<>();
  final Map<String, ChannelOffer> channels = new HashMap<>();

  @Override
  public int key(String tenantId, String keyId) {
    return keys.getOrDefault(tenantId + "/" + keyId, Integer.MAX_VALUE);
  }

  @Override
  public int tenant(String tenantId) {
    return tenants.getOrDefault(tenantId, Integer.MAX_VALUE);
  }

  @Override
  public Optional<ChannelOffer> channel(String channelId) {
    return Optional.ofNullable(channels.get(channelId));
  }

  void open(String channelId, int runningJobs) {
    channels.put(channelId, CommitFixture.offer(channelId, runningJobs));
  }
}
