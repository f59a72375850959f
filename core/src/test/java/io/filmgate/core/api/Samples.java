package io.filmgate.core.api;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.PriceConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.JobResult;
import io.filmgate.core.job.JobState;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.tenant.ApiKey;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.Tenant;
import io.filmgate.spi.Asset;
import io.filmgate.spi.Channel;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.spi.exchange.Credentials;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values that tests begin with. */
final class Samples {
  private Samples() {}

  static Tenant tenant(String id) {
    return new Tenant(id, Set.of("default"), BigDecimal.ONE, LimitsConfig.NONE);
  }

  static ApiKey key() {
    return new ApiKey(
        "acme", "acme-web", List.of("*"), List.of(), Optional.empty(), true, LimitsConfig.NONE);
  }

  static Caller caller() {
    return new Caller(tenant("acme"), key());
  }

  static PriceConfig perSecond(String credits) {
    return new PriceConfig(Optional.of(new BigDecimal(credits)), Optional.empty(), Map.of());
  }

  static Candidate candidate(String channelId, String... vendorModels) {
    ChannelConfig config =
        new ChannelConfig(
            channelId,
            "kling",
            true,
            false,
            Map.of(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Map.of(),
            Set.of("default"),
            0,
            1,
            new ChannelConfig.ChannelLimits(10, 10),
            Optional.empty());
    ProviderChannel account =
        new ProviderChannel(
            "kling",
            new Channel(channelId, Map.of(), Set.of(), Set.of(vendorModels)),
            new Credentials(Map.of(), Optional.empty()),
            channelId,
            Optional.empty());
    return new Candidate(config, account, List.of(vendorModels));
  }

  static PlannedRequest planned(String model, Warning... warnings) {
    return planned(model, new JsonObject(), warnings);
  }

  static PlannedRequest planned(String model, JsonObject details, Warning... warnings) {
    Plan plan =
        new Plan(
            model,
            "text2video",
            new JsonObject(),
            List.of(),
            Usage.video(5, Map.of()),
            List.of(warnings),
            details,
            Optional.empty());
    return new PlannedRequest(plan, "kling-0.1.0-abc", 1);
  }

  static Job queued(String id) {
    return new Job(
        id,
        "acme",
        "acme-web",
        "kling-v1",
        JobState.QUEUED,
        ApiHarness.NOW,
        new JsonObject(),
        new Job.Planned(
            "kling-v1", "text2video", Map.of(), Map.of(), List.of(), new JsonObject(), 0),
        new Hold(1, 5000, 1_000_000, true),
        List.of("kling-main"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static Job in(
      Job job, JobState state, Optional<Job.Accepted> accepted, Optional<Job.Ending> ending) {
    return new Job(
        job.id(),
        job.tenantId(),
        job.keyId(),
        job.model(),
        state,
        job.createdAt(),
        job.request(),
        job.planned(),
        job.held(),
        job.lane(),
        job.attempt(),
        accepted,
        ending,
        job.isCancelRequested());
  }

  static Job running(Job job) {
    return in(
        job,
        JobState.RUNNING,
        Optional.of(
            new Job.Accepted("task-1", Map.of(), new JsonObject(), ApiHarness.NOW, ApiHarness.NOW)),
        Optional.empty());
  }

  static Job inDoubt(Job job) {
    return in(job, JobState.IN_DOUBT, Optional.empty(), Optional.empty());
  }

  static Job cancelled(Job job) {
    return in(
        job,
        JobState.CANCELLED,
        Optional.empty(),
        Optional.of(new Job.Ending(ApiHarness.NOW, Optional.empty(), Optional.empty())));
  }

  static Job failed(Job job, JobError error) {
    return in(
        job,
        JobState.FAILED,
        Optional.empty(),
        Optional.of(
            new Job.Ending(
                Instant.ofEpochSecond(1_774_711_090),
                Optional.of(error.toJson()),
                Optional.empty())));
  }

  static Job succeeded(Job job, Instant at, JsonObject details, Asset... assets) {
    JobResult result = new JobResult(List.of(assets), details, job.held());
    return in(
        job,
        JobState.SUCCEEDED,
        job.accepted(),
        Optional.of(new Job.Ending(at, Optional.empty(), Optional.of(result.toJson()))));
  }

  /** Enough of a rule to see that every address is put to it. */
  static Optional<String> addressRule(String address) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException malformed) {
      return Optional.of("it is malformed");
    }
    boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean isPublic =
        uri.getHost() != null
            && uri.getHost().contains(".")
            && !uri.getHost().startsWith("10.")
            && !uri.getHost().startsWith("127.");
    return isHttp && isPublic ? Optional.empty() : Optional.of("it is not public");
  }
}
