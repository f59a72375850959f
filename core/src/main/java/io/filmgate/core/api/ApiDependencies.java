package io.filmgate.core.api;

import io.filmgate.core.api.content.FileFetch;
import io.filmgate.core.api.content.SignedLink;
import io.filmgate.core.config.JobsConfig;
import io.filmgate.core.config.ServerConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.ledger.BudgetState;
import io.filmgate.core.ledger.PriceList;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.core.quota.CreateJob;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.RouteQuestion;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.tenant.Tenant;
import io.filmgate.core.wire.Wire;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ProviderDescriptor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that the API port asks of the rest of the gateway. What a reload replaces is asked for
 * anew with each request.
 *
 * @param findKey also keys that are disabled or expired
 * @param keyUsed told of each request whose key was good
 * @param addressRule why an address must not be given to a vendor; empty if it may
 */
public record ApiDependencies(
    Supplier<ServerConfig> server,
    Supplier<JobsConfig> jobsConfig,
    Function<String, Optional<Caller>> findKey,
    Consumer<Caller> keyUsed,
    Function<String, Optional<String>> addressRule,
    Routing routing,
    JobDoor jobs,
    Usage usage,
    FileFetch files,
    Callbacks callbacks,
    Surroundings surroundings) {

  /**
   * Where a request could go, and what it would cost.
   *
   * @param candidates in the order in which they are to be tried
   * @param models the public models of a tenant
   */
  public record Routing(
      Function<RouteQuestion, List<Candidate>> candidates,
      Function<Tenant, Set<String>> models,
      Function<String, Optional<ProviderDescriptor>> describe,
      BiFunction<ProviderChannel, GenerationRequest, Future<PlannedRequest>> plan,
      Supplier<PriceList> prices) {}

  /**
   * Jobs.
   *
   * @param replay the answer to a request under an idempotency key that was used before
   * @param find a tenant's job
   * @param findLinked a job, whoever's it is
   * @param refresh a finished job with fresh addresses of its files; empty if its vendor has none
   * @param cancel stops a job that is not final, or asks its vendor to; empty if it cannot be
   *     stopped
   */
  public record JobDoor(
      Function<CreateJob, Future<CreateReply>> create,
      Replay replay,
      BiFunction<String, String, Future<Optional<Job>>> find,
      Function<String, Future<Optional<Job>>> findLinked,
      BiFunction<String, Jobs.Filter, Future<List<Job>>> list,
      Function<String, OptionalInt> progress,
      Function<Job, Future<Optional<Job>>> refresh,
      Function<Job, Future<Optional<Job>>> cancel) {}

  /**
   * What was used.
   *
   * @param budgets those of the caller's key, then its tenant's
   */
  public record Usage(
      Function<UsageQuery, Future<List<UsageRow>>> sums,
      Function<Caller, Future<List<BudgetState>>> budgets) {}

  /**
   * Vendors that call back.
   *
   * @param attempt which attempt a channel's token was given out for; empty if none
   * @param receive what the channel's plugin makes of a callback; fails with {@code
   *     ProviderException}
   * @param nudge says that there may be news of a job
   */
  public record Callbacks(
      BiFunction<String, String, Optional<String>> attempt,
      Receive receive,
      Consumer<String> nudge) {}

  /** See {@link Callbacks#receive()}. */
  public interface Receive {
    Future<CallbackAnswer> ask(
        String channelId,
        String correlationId,
        String method,
        Map<String, String> headers,
        Buffer body);
  }

  /** See {@link JobDoor#replay()}. */
  public interface Replay {
    Future<Optional<CreateReply>> find(
        String tenantId, Idempotency idempotency, Duration verdictWithin);
  }

  /**
   * The rest of the world.
   *
   * @param newUlid a fresh one each time, later ones greater
   * @param links their secret is the same on every node and after every start
   * @param readiness whether requests are served
   * @param wire one for all event loops
   */
  public record Surroundings(
      InstantSource clock,
      Supplier<String> newUlid,
      SignedLink links,
      Supplier<Readiness> readiness,
      Wire wire) {}

  /** Whether requests are served. */
  public enum Readiness {
    STARTING,
    READY,
    STOPPING
  }
}
