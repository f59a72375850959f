package io.filmgate.core;

import com.github.f4b6a3.ulid.UlidCreator;
import io.filmgate.core.api.ApiDependencies;
import io.filmgate.core.api.ApiDependencies.Callbacks;
import io.filmgate.core.api.ApiDependencies.JobDoor;
import io.filmgate.core.api.ApiDependencies.Readiness;
import io.filmgate.core.api.ApiDependencies.Routing;
import io.filmgate.core.api.ApiDependencies.Surroundings;
import io.filmgate.core.api.ApiDependencies.Usage;
import io.filmgate.core.api.content.FileFetch;
import io.filmgate.core.api.content.OpenFile;
import io.filmgate.core.api.content.SignedLink;
import io.filmgate.core.config.ServerConfig;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.job.UsageReport;
import io.filmgate.core.provider.CallbackLinks;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.core.quota.Quota;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.tenant.KeyDirectory;
import io.filmgate.core.tenant.KeyUse;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.core.wire.Wire;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Joins the API port to the rest of the gateway. */
record ApiWiring(
    RunningConfig running,
    Ports ports,
    KeyDirectory keys,
    KeyUse keyUse,
    Providers providers,
    Quota quota,
    Jobs jobs,
    UsageReport usage,
    SignedLink links,
    CallbackLinks callbacks,
    InstantSource clock,
    Supplier<Readiness> readiness,
    Wire wire) {

  ApiDependencies dependencies() {
    return new ApiDependencies(
        this::server,
        () -> running.config().jobs(),
        keys::find,
        keyUse::used,
        AddressGuard::refusal,
        new Routing(
            question -> running.routes().candidates(question),
            tenant -> running.routes().models(tenant),
            providers::describe,
            providers::plan,
            running::prices),
        new JobDoor(
            quota::create,
            quota::replay,
            jobs::find,
            jobs::find,
            jobs::list,
            jobs::progress,
            jobs::refresh,
            jobs::cancel),
        new Usage(usage::sums, usage::budgets),
        files(),
        new Callbacks(callbacks::correlationId, this::receive, jobs::nudge),
        new Surroundings(
            clock, () -> UlidCreator.getMonotonicUlid().toString(), links, readiness, wire));
  }

  /** With the port that is really listened on: all instances share it. */
  private ServerConfig server() {
    return running.config().server().withListen(ports.api());
  }

  private FileFetch files() {
    return (job, address, range) ->
        channel(job)
            .map(there -> providers.openFile(there.account(), address, range))
            .orElseGet(() -> Future.failedFuture("the job's channel is not configured any more"))
            .map(answer -> OpenFile.of(answer, HttpLimits.FILE_IDLE));
  }

  private Future<CallbackAnswer> receive(
      String channelId,
      String correlationId,
      String method,
      Map<String, String> headers,
      Buffer body) {
    CallbackRequest request =
        new CallbackRequest(method, callbacks.address(channelId, correlationId), headers, body);
    return running
        .routes()
        .channel(channelId)
        .map(there -> providers.receive(there.account(), request))
        .orElseGet(
            () ->
                Future.failedFuture(
                    new ProviderException(ErrorKind.UNAVAILABLE, "The channel is gone")));
  }

  private Optional<Candidate> channel(Job job) {
    return job.attempt().flatMap(attempt -> running.routes().channel(attempt.channelId()));
  }
}
