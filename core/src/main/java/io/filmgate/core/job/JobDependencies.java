package io.filmgate.core.job;

import io.filmgate.core.config.JobsConfig;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.ledger.PriceList;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.Channels;
import io.filmgate.core.route.RouteTable;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.core.tenant.Tenant;
import io.filmgate.spi.ProviderDescriptor;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What the job engine works with. Suppliers are for what a reload replaces. */
public record JobDependencies(
    Vertx vertx,
    InstantSource clock,
    RandomGenerator random,
    JobTable table,
    JobCommits commits,
    JobInputs inputs,
    CurrentRooms rooms,
    Providers providers,
    Channels channels,
    KeyDirectory keys,
    Supplier<RouteTable> routes,
    Supplier<PriceList> prices,
    Supplier<JobsConfig> config) {
  /** Of a provider that is not loaded. */
  private static final Duration USUAL_BOUND = Duration.ofMinutes(2);

  /**
   * Where to ask about a job: its channel for its own model, or for any. A model taken off the list
   * does not orphan its jobs. Empty if the channel, or its plugin, is gone.
   */
  Optional<Candidate> account(Job job) {
    RouteTable table = routes.get();
    return job.attempt()
        .map(Job.Attempt::channelId)
        .flatMap(id -> table.channel(id, job.model()).or(() -> table.channel(id)));
  }

  /** After this a create that was sent would be visible, so that its absence proves something. */
  Instant conclusiveFrom(Job job, Candidate there) {
    Duration bound =
        providers
            .describe(there.channel().provider())
            .map(ProviderDescriptor::inFlightBound)
            .orElse(USUAL_BOUND);
    return job.attempt().orElseThrow().sendBefore().plus(bound);
  }

  /** What the job's tenant pays in relation to the price list. */
  BigDecimal priceFactor(Job job) {
    return keys.tenant(job.tenantId()).map(Tenant::priceFactor).orElse(BigDecimal.ONE);
  }

  /** The limits that apply to a job's key now; none for a key that is gone. */
  AdmissionLimits limitsOf(Job job) {
    return AdmissionLimits.of(keys, job.tenantId(), job.keyId());
  }
}
