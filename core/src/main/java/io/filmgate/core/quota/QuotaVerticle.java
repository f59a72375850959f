package io.filmgate.core.quota;

import io.filmgate.core.bus.Addresses;
import io.filmgate.core.job.JobInputs;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.route.Channels;
import io.filmgate.core.store.FreeSpace;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** May they? One instance, one commit per create. */
public final class QuotaVerticle extends VerticleBase {
  private final JobCommits commits;
  private final JobInputs inputs;
  private final Channels channels;
  private final InstantSource clock;
  private final FreeSpace freeSpace;
  private final Supplier<Duration> stopGrace;
  private Admitting admitting;

  public QuotaVerticle(
      JobCommits commits,
      JobInputs inputs,
      Channels channels,
      InstantSource clock,
      FreeSpace freeSpace,
      Supplier<Duration> stopGrace) {
    this.commits = commits;
    this.inputs = inputs;
    this.channels = channels;
    this.clock = clock;
    this.freeSpace = freeSpace;
    this.stopGrace = stopGrace;
  }

  @Override
  public Future<?> start() {
    admitting = new Admitting(vertx, commits, inputs, channels, clock, freeSpace);
    vertx
        .eventBus()
        .<CreateJob>consumer(
            Addresses.QUOTA_CREATE,
            message ->
                admitting
                    .create(message.body())
                    .onSuccess(message::reply)
                    .onFailure(failure -> message.fail(1, String.valueOf(failure.getMessage()))));
    return Future.succeededFuture();
  }

  /**
   * What is committed is handed over before: nobody would send it otherwise. Answers get what is
   * left of the grace: none reaches a verticle that is gone.
   */
  @Override
  public Future<?> stop() {
    return admitting
        .handedOver()
        .compose(
            over ->
                admitting
                    .answered()
                    .timeout(stopGrace.get().toMillis(), TimeUnit.MILLISECONDS)
                    .otherwiseEmpty());
  }
}
