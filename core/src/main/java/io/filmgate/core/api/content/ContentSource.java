package io.filmgate.core.api.content;

import io.filmgate.core.api.wire.ApiException;
import io.filmgate.core.api.wire.Errors;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobResult;
import io.filmgate.spi.Asset;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a job's video at its vendor: asks for a fresh address once. */
final class ContentSource {
  private static final Logger LOG = LoggerFactory.getLogger(ContentSource.class);

  private final FileFetch fetch;
  private final Function<Job, Future<Job>> refresh;
  private final InstantSource clock;

  /** A file with what is to be done with it. */
  record Opened(OpenFile file, Delivery delivery) {}

  ContentSource(FileFetch fetch, Function<Job, Future<Job>> refresh, InstantSource clock) {
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
    return attempt(job, asset, wanted)
        .compose(
            opened ->
                opened.delivery().outcome() == Delivery.Outcome.GONE
                    ? openFresh(job, index, wanted)
                    : Future.succeededFuture(opened));
  }

  private Future<Opened> openFresh(Job job, int index, Optional<ByteRange> wanted) {
    return refresh
        .apply(job)
        .recover(failure -> gone())
        .compose(fresh -> attempt(fresh, asset(fresh, index), wanted))
        .compose(
            opened ->
                opened.delivery().outcome() == Delivery.Outcome.GONE
                    ? gone()
                    : Future.succeededFuture(opened));
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

  private Future<Opened> attempt(Job job, Asset asset, Optional<ByteRange> wanted) {
    return fetch
        .open(job, asset.reference(), wanted.map(ByteRange::header))
        .recover(failure -> unavailable(job, failure.toString()))
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
