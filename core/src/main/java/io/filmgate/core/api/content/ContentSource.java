package io.filmgate.core.api.content;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobResult;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.HttpLimits;
import io.filmgate.spi.Asset;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a job's video at its vendor. An address that does not work any more is asked for again,
 * once; a host that cannot handle a range is asked for the whole, once.
 */
final class ContentSource {
  private static final Logger LOG = LoggerFactory.getLogger(ContentSource.class);

  private final FileFetch fetch;
  private final Function<Job, Future<Optional<Job>>> refresh;
  private final InstantSource clock;

  /** A file with what is to be done with it. */
  record Opened(OpenFile file, Delivery delivery) {}

  ContentSource(
      FileFetch fetch, Function<Job, Future<Optional<Job>>> refresh, InstantSource clock) {
    this.fetch = fetch;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** Opens a video; fails with the error for the client. */
  Future<Opened> open(Job job, int index, Optional<ByteRange> wanted) {
    Asset asset = asset(job, index);
    boolean isExpired = asset.expiresAt().filter(at -> !clock.instant().isBefore(at)).isPresent();
    if (isExpired) {
      return openFresh(job, index, wanted);
    }
    return attempt(job, asset, wanted, wanted)
        .compose(
            opened ->
                isGone(opened) ? openFresh(job, index, wanted) : Future.succeededFuture(opened));
  }

  private Future<Opened> openFresh(Job job, int index, Optional<ByteRange> wanted) {
    return refresh
        .apply(job)
        .timeout(HttpLimits.FILE_RENEWAL.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> unavailable(job, "no fresh address: " + failure.getMessage()))
        .compose(
            fresh ->
                fresh
                    .map(renewed -> attempt(renewed, asset(renewed, index), wanted, wanted))
                    .orElseGet(ContentSource::gone))
        .compose(opened -> isGone(opened) ? gone() : Future.succeededFuture(opened));
  }

  private static boolean isGone(Opened opened) {
    return opened.delivery().outcome() == Delivery.Outcome.GONE;
  }

  private static Asset asset(Job job, int index) {
    List<Asset> videos = JobResult.of(job).map(JobResult::videos).orElse(List.of());
    if (index >= videos.size()) {
      throw new ApiException(Errors.contentExpired());
    }
    return videos.get(index);
  }

  private static <T> Future<T> gone() {
    return Future.failedFuture(new ApiException(Errors.contentExpired()));
  }

  /**
   * Asks the host.
   *
   * @param asked what is asked of the host for it
   */
  private Future<Opened> attempt(
      Job job, Asset asset, Optional<ByteRange> wanted, Optional<ByteRange> asked) {
    return fetch
        .open(job, asset.reference(), asked.map(ByteRange::header))
        .recover(failure -> unavailable(job, failure.getMessage()))
        .compose(
            file -> {
              Delivery delivery = Delivery.of(wanted, file);
              switch (delivery.outcome()) {
                case WHOLE, PART -> {
                  return Future.succeededFuture(new Opened(file, delivery));
                }
                case NOT_SATISFIABLE, GONE -> {
                  file.stop().run();
                  return Future.succeededFuture(new Opened(file, delivery));
                }
                case CONFUSED -> {
                  file.stop().run();
                  return asked.isPresent()
                      ? attempt(job, asset, wanted, Optional.empty())
                      : unavailable(job, "the file host cannot be understood");
                }
                case FAILED -> {
                  file.stop().run();
                  return unavailable(job, "the file host answered " + file.status());
                }
              }
              throw new IllegalStateException("no such outcome");
            });
  }

  private static <T> Future<T> unavailable(Job job, String cause) {
    LOG.warn(
        "content of {} (channel {}) could not be fetched: {}",
        job.id(),
        job.attempt().map(Job.Attempt::channelId).orElse("-"),
        cause);
    return Future.failedFuture(new ApiException(Errors.contentUnavailable()));
  }
}
