package io.filmgate.core.job;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.SlotRooms;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.Channels;
import io.filmgate.core.route.RouteTable;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.core.tenant.Tenant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What may run now, by today's keys, channels and health. Nothing at all before {@link #open} and
 * after {@link #close}: whatever starts then, nobody would send.
 */
public final class CurrentRooms implements SlotRooms {
  private final KeyDirectory keys;
  private final Supplier<RouteTable> routes;
  private final Channels channels;
  private final Providers providers;
  private volatile boolean isOpen;

  public CurrentRooms(
      KeyDirectory keys, Supplier<RouteTable> routes, Channels channels, Providers providers) {
    this.keys = keys;
    this.routes = routes;
    this.channels = channels;
    this.providers = providers;
  }

  void open() {
    isOpen = true;
  }

  void close() {
    isOpen = false;
  }

  @Override
  public int key(String tenantId, String keyId) {
    return running(keys.key(tenantId, keyId).map(ApiKey::limits));
  }

  @Override
  public int tenant(String tenantId) {
    return running(keys.tenant(tenantId).map(Tenant::limits));
  }

  private static int running(Optional<LimitsConfig> limits) {
    return limits.orElse(LimitsConfig.NONE).runningJobs().orElse(Integer.MAX_VALUE);
  }

  @Override
  public Optional<ChannelOffer> channel(String channelId) {
    return routes
        .get()
        .channel(channelId)
        .filter(candidate -> isOpen && channels.takesCreates(candidate.channel()))
        .map(this::offer);
  }

  private ChannelOffer offer(Candidate candidate) {
    return new ChannelOffer(
        candidate.channel().id(),
        candidate.account().credentialId(),
        providers.plugin(candidate.channel().provider()).orElse(""),
        candidate.channel().limits().runningJobs());
  }
}
