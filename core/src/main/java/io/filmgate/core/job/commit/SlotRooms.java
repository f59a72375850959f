package io.filmgate.core.job.commit;

import java.util.Optional;

/**
 * What is allowed to run at this moment, by configuration and health. Asked by the writer when it
 * starts waiting jobs; answers from memory, from any thread.
 */
public interface SlotRooms {
  /** How many jobs of a key may run; {@code Integer.MAX_VALUE} without a limit. */
  int key(String tenantId, String keyId);

  /** How many jobs of a tenant may run; {@code Integer.MAX_VALUE} without a limit. */
  int tenant(String tenantId);

  /**
   * The channel as it may be used now; empty when it is closed, paused, full by its own word or
   * gone.
   */
  Optional<JobOperation.ChannelOffer> channel(String channelId);
}
