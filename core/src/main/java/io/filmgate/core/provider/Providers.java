package io.filmgate.core.provider;

import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.core.provider.network.ResultFiles;
import io.filmgate.core.provider.network.VendorHttp;
import io.filmgate.core.provider.plugin.PluginDirectory;
import io.filmgate.core.provider.plugin.PluginStaging;
import io.filmgate.core.provider.step.AllowedHosts;
import io.filmgate.core.provider.step.Outside;
import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The loaded plugins, as the rest of the gateway sees them. Every future fails with {@code
 * ProviderException} and nothing else, and completes on the caller's context.
 */
public final class Providers {
  private static final int NONCE_BYTES = 16;

  private final ProvidersSetup setup;
  private final PluginStaging staging;
  private final VendorHttp http;
  private final ResultFiles files;
  private final RevisionBus bus;
  private final PluginInstaller installer;
  private final ProviderRegistry registry;
  private final List<PluginStatus> statuses;
  private final ProviderMeters meters;

  private Providers(
      Vertx vertx,
      ProvidersSetup setup,
      PluginStaging staging,
      VendorHttp http,
      PluginInstaller installer,
      ProviderRegistry registry,
      List<PluginStatus> statuses) {
    this.setup = setup;
    this.staging = staging;
    this.http = http;
    this.files = new ResultFiles(vertx, http);
    this.bus = new RevisionBus(vertx);
    this.installer = installer;
    this.registry = registry;
    this.statuses = statuses;
    this.meters = new ProviderMeters(setup.meters(), registry, statuses);
  }

  /**
   * Loads every plugin that works; what does not is in {@link #statuses}. {@code LocalCodec} has
   * been registered before. Fails only if no private copies can be made.
   */
  public static Future<Providers> start(Vertx vertx, ProvidersSetup setup) {
    VendorHttp http = new VendorHttp(vertx, new AddressGuard(vertx));
    Outside outside =
        new Outside(
            http,
            setup.clock(),
            () -> nonce(setup),
            setup.isOwnPort(),
            (channel, correlationId) ->
                setup.callbacks().get().flatMap(links -> links.address(channel, correlationId)));
    PluginInstaller installer = new PluginInstaller(vertx, outside);
    ProviderRegistry registry = new ProviderRegistry();
    PluginDirectory directory =
        new PluginDirectory(setup.bundled(), setup.operators(), setup.sha256());
    return vertx
        .executeBlocking(() -> PluginStaging.inside(setup.staging()))
        .compose(
            staging ->
                vertx
                    .executeBlocking(() -> directory.list(staging))
                    .compose(listing -> new StartupLoading(installer, registry).run(listing))
                    .map(
                        statuses ->
                            new Providers(
                                vertx, setup, staging, http, installer, registry, statuses)));
  }

  private static String nonce(ProvidersSetup setup) {
    byte[] random = new byte[NONCE_BYTES];
    setup.randomness().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** What became of each file in the plugins' folders. */
  public List<PluginStatus> statuses() {
    return statuses;
  }

  /** What a loaded provider says about itself. */
  public Optional<ProviderDescriptor> describe(String providerId) {
    return registry.find(providerId).map(PluginRevision::descriptor);
  }

  /** Every loaded provider, by id. */
  public Map<String, ProviderDescriptor> all() {
    Map<String, ProviderDescriptor> all = new TreeMap<>();
    registry.all().forEach((id, revision) -> all.put(id, revision.descriptor()));
    return all;
  }

  /** Id, version and hash of a loaded plugin, as a job's row keeps it. */
  public Optional<String> plugin(String providerId) {
    return registry.find(providerId).map(PluginRevision::tag);
  }

  /** Plans a request: pure, on the plugin's workers. */
  public Future<PlannedRequest> plan(ProviderChannel channel, GenerationRequest request) {
    return leased(channel, revision -> PluginCalls.plan(revision, channel, request));
  }

  /**
   * Submits a plan, if it can still be sent before {@code sendBefore}.
   *
   * @throws io.filmgate.spi.ProviderException in the future: {@code UNAVAILABLE} if certainly
   *     nothing was sent, also where another version of the plugin has taken over since it was
   *     planned; {@code OUTCOME_UNKNOWN} if the vendor may have it
   */
  public Future<Submitted> submit(
      ProviderChannel channel, PlannedRequest planned, String correlationId, Instant sendBefore) {
    return measured(
        channel,
        "submit",
        revision ->
            revision.number() == planned.revision()
                ? bus.ask(
                    revision,
                    new ProviderMessage.Submit(channel, planned.plan(), correlationId, sendBefore),
                    Submitted.class)
                : unavailable(
                    "The plan was made by another version of the plugin; nothing was sent"));
  }

  /** Asks how a job is doing. */
  public Future<JobStatus> poll(ProviderChannel channel, JobHandle job) {
    return measured(
        channel,
        "poll",
        revision -> bus.ask(revision, new ProviderMessage.Poll(channel, job), JobStatus.class));
  }

  /** Whether jobs can be stopped that the vendor has. */
  public boolean isCancellable(String providerId) {
    return registry
        .find(providerId)
        .filter(revision -> revision.provider() instanceof Cancellable)
        .isPresent();
  }

  /** Asks to stop a job. */
  public Future<Cancellable.Outcome> cancel(ProviderChannel channel, JobHandle job) {
    return measured(
        channel,
        "cancel",
        revision ->
            revision.provider() instanceof Cancellable
                ? bus.ask(
                    revision, new ProviderMessage.Cancel(channel, job), Cancellable.Outcome.class)
                : Future.succeededFuture(Cancellable.Outcome.TOO_LATE));
  }

  /** Whether lost submits can be looked for. */
  public boolean isReconcilable(String providerId) {
    return registry
        .find(providerId)
        .filter(revision -> revision.provider() instanceof Reconcilable)
        .isPresent();
  }

  /** Looks for a lost submit. */
  public Future<Found> find(ProviderChannel channel, LostSubmit lost) {
    return measured(
        channel,
        "find",
        revision ->
            revision.provider() instanceof Reconcilable
                ? bus.ask(revision, new ProviderMessage.Find(channel, lost), Found.class)
                : Future.succeededFuture(new Found.Unsure()));
  }

  /**
   * What a channel's plugin makes of a callback: verified, and answered as the vendor expects.
   *
   * @throws io.filmgate.spi.ProviderException in the future: {@code UNAVAILABLE} if the provider
   *     expects no callbacks
   */
  public Future<CallbackAnswer> receive(ProviderChannel channel, CallbackRequest request) {
    return leased(
        channel,
        revision ->
            revision.provider() instanceof CallbackAware
                ? PluginCalls.receive(revision, channel, request, setup.clock().instant())
                : unavailable("The provider expects no callbacks"));
  }

  /** What is wrong with a channel, by its provider's own check; empty if nothing. */
  public Future<List<Problem>> check(ProviderChannel channel) {
    return leased(channel, revision -> PluginCalls.check(revision, channel));
  }

  /**
   * Opens a file that a job brought, without credentials, after up to three redirects.
   *
   * @param channel the job's, even if its plugin is not loaded; on its host files are trusted
   * @param range a {@code Range} header's value
   * @return the answer, paused, whatever its status; {@code UNAVAILABLE} if there is none
   */
  public Future<HttpClientResponse> openFile(
      ProviderChannel channel, String address, Optional<String> range) {
    AllowedHosts hosts = AllowedHosts.of(channel.channel(), List.of(), setup.isOwnPort());
    return files
        .open(address, range, channel.proxy(), hosts::isTrusted)
        .recover(
            cause ->
                Future.failedFuture(
                    new ProviderException(ErrorKind.UNAVAILABLE, cause.getMessage())));
  }

  private <T> Future<T> measured(
      ProviderChannel channel, String call, Function<PluginRevision, Future<T>> exchange) {
    return meters.measured(channel, call, () -> leased(channel, exchange));
  }

  private <T> Future<T> leased(
      ProviderChannel channel, Function<PluginRevision, Future<T>> exchange) {
    return registry
        .acquire(channel.providerId())
        .map(revision -> revision.leased(() -> exchange.apply(revision)))
        .orElseGet(() -> unavailable("The provider's plugin is not loaded"));
  }

  private static <T> Future<T> unavailable(String message) {
    return Future.failedFuture(new ProviderException(ErrorKind.UNAVAILABLE, message));
  }

  /** Ends every plugin when its exchanges are over, and deletes the copies. */
  public Future<Void> close() {
    List<Future<Void>> retired =
        registry.all().keySet().stream()
            .map(registry::remove)
            .flatMap(Optional::stream)
            .map(installer::retire)
            .toList();
    return Future.join(retired).transform(over -> http.close()).andThen(over -> staging.close());
  }
}
