package io.filmgate.core.provider;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loaded plugins, as the rest of the gateway sees them. Every future fails with {@code
 * ProviderException} and nothing else, and completes on the caller's context.
 */
public final class Providers {

  /** What a loaded provider says about itself. */
  public Optional<ProviderDescriptor> describe(String providerId) {
    return Optional.empty();
  }

  /** Every loaded provider, by id. */
  public Map<String, ProviderDescriptor> all() {
    return Map.of();
  }

  /** Plans a request: pure, on the plugin's workers. */
  public Future<PlannedRequest> plan(ProviderChannel channel, GenerationRequest request) {
    return Future.failedFuture("not yet");
  }

  /**
   * Submits a plan, if it can still be sent before {@code sendBefore}.
   *
   * @throws io.filmgate.spi.ProviderException in the future: {@code UNAVAILABLE} if certainly
   *     nothing was sent
   */
  public Future<Submitted> submit(
      ProviderChannel channel, PlannedRequest planned, String correlationId, Instant sendBefore) {
    return Future.failedFuture("not yet");
  }

  /** Asks how a job is doing. */
  public Future<JobStatus> poll(ProviderChannel channel, JobHandle job) {
    return Future.failedFuture("not yet");
  }

  /** Whether lost submits can be looked for. */
  public boolean isReconcilable(String providerId) {
    return false;
  }

  /** Looks for a lost submit. */
  public Future<Found> find(ProviderChannel channel, LostSubmit lost) {
    return Future.failedFuture("not yet");
  }

  /** What is wrong with a channel, by its provider's own check; empty if nothing. */
  public Future<List<Problem>> check(ProviderChannel channel) {
    return Future.failedFuture("not yet");
  }
}
